import type { RunScript, ShellCommand, ShellWord } from "../../shell/run-scripts.ts";

/** Where a command of a script gives files a mode. */
export interface ModeUse {
  readonly command: ShellCommand;
  readonly mode: ShellWord;
}

/** The modes that chmod, mkdir -m and install -m are given. */
export function modesIn({ commands }: RunScript): readonly ModeUse[] {
  return commands.flatMap((command) => {
    const mode = modeOf(command);
    return mode === null ? [] : [{ command, mode }];
  });
}

/** The words of which a RUN has one where {@link modesIn} finds something. */
export const MODE_COMMANDS = ["chmod", "mkdir", "install"] as const;

function modeOf({ name, args }: ShellCommand): ShellWord | null {
  const program = name.text.replace(/^(?:\/usr)?\/bin\//, "");
  if (program === "chmod") {
    return args.find(({ text }) => !/^-(?:[RcfvhHLP]+|-.*)$/.test(text)) ?? null;
  }
  if (program !== "mkdir" && program !== "install") return null;
  const flag = args.findIndex(({ text }) => /^(?:-[a-zA-Z]*m|--mode)$/.test(text));
  return flag < 0 ? null : (args[flag + 1] ?? null);
}

/** The permission bits of an octal mode; null where it is none. */
export function octalMode(text: string): number | null {
  return /^0?[0-7]{3,4}$/.test(text) ? Number.parseInt(text, 8) : null;
}

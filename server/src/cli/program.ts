import type { Paint } from "./terminal-text.ts";

/** What a command may use of the process it runs in. */
export interface Program {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly version: string;
  /** Files that the program brings along. */
  readonly assets: { path(name: string): string };
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Is somebody looking at stderr? */
  readonly isTerminal: boolean;
  /** Colours what goes to stdout, where that shows colours. */
  readonly paint: Paint;
  readonly readStdin: () => Promise<string>;
  readonly writeFile: (path: string, text: string) => Promise<void>;
}

/** Runs with what follows its name and gives the exit status; null keeps the process running. */
export type RunCommand = (args: readonly string[], program: Program) => Promise<number | null>;

/** One subcommand: a file and a row. It loads when it is called. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<RunCommand>;
}

/** The call or its input is at fault: one line for people, exit status 2. */
export class CallError extends Error {
  readonly reason = "call";
}

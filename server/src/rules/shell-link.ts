import type { ShellCommand } from "../shell/run-scripts.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "shell-link",
    aliases: ["DL4005"],
    group: "shell",
    severity: "warning",
    recommended: true,
    fix: "suggestion",
    needs: { kind: "shell", words: ["ln"] },
    messages: {
      link: "Replacing /bin/sh changes the scripts of all packages: say with SHELL what RUN is to use.",
      use: "Change to SHELL with {shell}",
    },
  },
  check({ dockerfile, scripts, report }) {
    for (const { instruction, commands, form } of scripts) {
      for (const command of commands) {
        const { name, args, span } = command;
        if (!/^(?:\/usr)?(?:\/bin\/)?ln$/.test(name.text)) continue;
        if (!args.some(({ text }) => text === "/bin/sh")) continue;
        const shell = linkedShell(command);
        const { text } = instruction.rest;
        const isWhole = form === "shell" && dockerfile.text.slice(span.start, span.end) === text;
        const isPlain = isWhole && instruction.keyword === "RUN" && instruction.flags.length === 0;
        const edits = [{ span: instruction.span, text: `SHELL ["${shell ?? ""}", "-c"]` }];
        report({
          message: "link",
          span,
          fixes:
            isPlain && shell !== null
              ? [{ kind: "suggestion", title: "use", args: { shell }, edits }]
              : [],
        });
      }
    }
  },
});

/** The shell that the link leads to, by its path. */
function linkedShell({ args }: ShellCommand): string | null {
  const paths = args.filter(({ text }) => !text.startsWith("-") && text !== "/bin/sh");
  const path = paths.length === 1 ? paths[0]?.text : undefined;
  if (path === undefined || !/^[\w./-]*sh$/.test(path)) return null;
  return path.includes("/") ? (path.startsWith("/") ? path : null) : `/bin/${path}`;
}

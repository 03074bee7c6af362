import type { ShellCommand } from "../shell/run-scripts.ts";
import { defineRule } from "./rule.ts";
import { APT_GET, installCalls } from "./support/package-managers.ts";
import { wordAfter } from "./support/run-edits.ts";

export const rule = defineRule({
  meta: {
    id: "apt-recommended-packages",
    aliases: ["DL3015", "apt-get_recommends"],
    group: "packages",
    severity: "info",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "shell", words: ["apt-get"] },
    messages: {
      more: "This installs packages that are merely recommended too: add --no-install-recommends.",
      add: "Add --no-install-recommends",
    },
  },
  check({ dockerfile, scripts, report }) {
    for (const script of scripts) {
      for (const { command, subcommand } of installCalls(APT_GET, script.commands)) {
        if (isSettled(command)) continue;
        const edit = wordAfter(dockerfile, script, subcommand, "--no-install-recommends");
        report({
          message: "more",
          span: { start: command.name.span.start, end: subcommand.span.end },
          fixes: [{ kind: "suggestion", title: "add", edits: [edit] }],
        });
      }
    }
  },
});

/** Who says either way has thought of it. */
function isSettled({ args }: ShellCommand): boolean {
  return args.some(({ text }) =>
    /^--(?:no-)?install-recommends$|APT::Install-Recommends=|^\$\{?\w*(?:OPT|FLAG|ARG)\w*\}?$/i.test(
      text,
    ),
  );
}

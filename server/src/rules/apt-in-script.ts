import { defineRule } from "./rule.ts";
import { APT_FAMILY, callOf, programName } from "./support/package-managers.ts";

export const rule = defineRule({
  meta: {
    id: "apt-in-script",
    aliases: ["DL3027"],
    group: "packages",
    severity: "warning",
    recommended: true,
    fix: "safe",
    needs: { kind: "shell", words: ["apt"] },
    messages: {
      apt: "apt is made for people at a terminal and may change how it works: use {program} in scripts.",
      replace: "Use {program}",
    },
  },
  check({ dockerfile, scripts, report }) {
    for (const script of scripts) {
      for (const command of script.commands) {
        if (programName(command.name) !== "apt") continue;
        const { span } = command.name;
        const subcommand = callOf(APT_FAMILY, command)?.subcommand.text ?? "";
        const program = QUERIES.has(subcommand) ? "apt-cache" : "apt-get";
        const start = span.start + dockerfile.text.slice(span.start, span.end).lastIndexOf("apt");
        const replaced = { start, end: start + "apt".length };
        report({
          message: "apt",
          args: { program },
          span,
          fixes: SAME.has(subcommand)
            ? [
                {
                  kind: "safe",
                  title: "replace",
                  args: { program },
                  edits: [{ span: replaced, text: program }],
                },
              ]
            : [],
        });
      }
    }
  },
});

const QUERIES: ReadonlySet<string> = new Set(["show", "policy", "depends", "rdepends"]);

/** Subcommands that mean the same to apt-get or apt-cache. */
const SAME: ReadonlySet<string> = new Set([
  ...QUERIES,
  ..."update install remove purge autoremove autopurge clean autoclean build-dep source download".split(
    " ",
  ),
]);

import { defineRule } from "./rule.ts";
import { broadCopies } from "./support/broad-copies.ts";
import { dependencyInstall, INSTALL_WORDS } from "./support/dependency-installs.ts";
import { scriptSteps } from "./support/script-steps.ts";

export const rule = defineRule({
  meta: {
    id: "broad-copy-before-install",
    aliases: [],
    group: "caching",
    severity: "info",
    recommended: true,
    fix: "none",
    needs: { kind: "shell", words: INSTALL_WORDS },
    messages: {
      broad:
        "Whatever file changes, {command} on line {line} runs again: copy {manifests} first, and the rest after it.",
    },
  },
  check({ dockerfile, evaluation, scripts, report }) {
    const steps = scriptSteps(evaluation, scripts);
    for (const stage of evaluation.stages) {
      const [copy] = broadCopies(stage);
      if (copy === undefined) continue;
      const installs = steps
        .filter((each) => each.stage === stage && !each.onbuild)
        .flatMap(({ script: { commands, instruction } }) =>
          commands.flatMap((command) => {
            const install = dependencyInstall(command);
            return install === null ? [] : [{ ...install, command, instruction }];
          }),
        );
      const at = copy.instruction.span.start;
      const first = installs[0];
      // What was installed before, from its own files, is quick to look through again.
      if (first === undefined || first.command.span.start < at) continue;
      const isCached = first.instruction.flags.some(
        ({ name, value }) => name === "mount" && /type=cache/.test(value ?? ""),
      );
      const line = String(dockerfile.lines.lineOf(first.command.span.start) + 1);
      report({
        message: "broad",
        args: { command: first.text, line, manifests: first.manifests },
        span: copy.source.span,
        onlyOnRequest: isCached,
      });
    }
  },
});

import { defineRule } from "./rule.ts";
import { removes } from "./support/clean-ups.ts";
import { APK, installCalls } from "./support/package-managers.ts";
import { wordAfter } from "./support/run-edits.ts";
import { hasMountOf } from "./support/run-mounts.ts";
import { scriptSteps } from "./support/script-steps.ts";
import { shippedStages } from "./support/shipped-stages.ts";

export const rule = defineRule({
  meta: {
    id: "apk-cache-kept",
    aliases: ["DL3019", "apkadd-missing_nocache_or_updaterm", "DKL-DI-0004"],
    group: "packages",
    severity: "info",
    recommended: true,
    fix: "safe",
    needs: { kind: "shell", words: ["apk"] },
    messages: {
      kept: "apk add keeps its index in the layer, which nobody needs there: add --no-cache.",
      add: "Add --no-cache",
    },
  },
  check({ dockerfile, evaluation, scripts, report }) {
    const shipped = shippedStages(evaluation);
    for (const { script, stage } of scriptSteps(evaluation, scripts)) {
      if (hasMountOf(script.instruction, /^\/(?:var\/cache|etc)\/apk/)) continue;
      const isRemoved = script.commands.some((command) => removes(command, CACHE));
      for (const { command, subcommand, options } of installCalls(APK, script.commands)) {
        if (options.some(({ text }) => /^--no-cache$|^--cache-dir/.test(text))) continue;
        report({
          message: "kept",
          span: { start: command.name.span.start, end: subcommand.span.end },
          onlyOnRequest: isRemoved || !shipped.has(stage.stage.index),
          fixes: [
            {
              kind: "safe",
              title: "add",
              edits: [wordAfter(dockerfile, script, subcommand, "--no-cache")],
            },
          ],
        });
      }
    }
  },
});

const CACHE = /^\/var\/cache(?:\/?$|\/\*|\/apk)/;

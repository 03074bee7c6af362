import { defineRule } from "./rule.ts";
import { callOf, type CallShape } from "./support/package-managers.ts";
import { wordAfter } from "./support/run-edits.ts";
import { scriptSteps } from "./support/script-steps.ts";
import { shippedStages } from "./support/shipped-stages.ts";

export const rule = defineRule({
  meta: {
    id: "composer-dev-packages",
    aliases: ["tally/php/composer-no-dev-in-production"],
    group: "packages",
    severity: "info",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "shell", words: ["composer", "composer.phar"] },
    messages: {
      dev: "This puts what is only for development into the image: add --no-dev.",
      add: "Add --no-dev",
    },
  },
  check({ dockerfile, evaluation, scripts, report }) {
    const shipped = shippedStages(evaluation);
    for (const { script, stage, step } of scriptSteps(evaluation, scripts)) {
      const isForWork = /dev|test|ci\b|debug/i.test(stage.stage.name ?? "");
      const isSaid = /^[1-9]|true/.test(
        step.before.environment.get("COMPOSER_NO_DEV")?.value ?? "",
      );
      if (isForWork || isSaid || !shipped.has(stage.stage.index)) continue;
      for (const command of script.commands) {
        const call = callOf(COMPOSER, command);
        if (call?.subcommand.text !== "install") continue;
        if (call.options.some(({ text }) => /^--(?:no-)?dev$/.test(text))) continue;
        report({
          message: "dev",
          span: { start: command.name.span.start, end: call.subcommand.span.end },
          fixes: [
            {
              kind: "suggestion",
              title: "add",
              edits: [wordAfter(dockerfile, script, call.subcommand, "--no-dev")],
            },
          ],
        });
      }
    }
  },
});

const COMPOSER: CallShape = {
  programs: /^composer(?:\.phar)?$/,
  valueOptions: new Set(["-d", "--working-dir"]),
};

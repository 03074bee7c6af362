import type { Environment } from "../model/environment.ts";
import type { RunScript, ShellCommand } from "../shell/run-scripts.ts";
import { defineRule } from "./rule.ts";
import { removes } from "./support/clean-ups.ts";
import { installCalls, PIP, programName } from "./support/package-managers.ts";
import { wordAfter } from "./support/run-edits.ts";
import { hasMountOf } from "./support/run-mounts.ts";
import { scriptSteps } from "./support/script-steps.ts";
import { shippedStages } from "./support/shipped-stages.ts";

export const rule = defineRule({
  meta: {
    id: "pip-cache-kept",
    aliases: ["DL3042"],
    group: "packages",
    severity: "info",
    recommended: true,
    fix: "safe",
    needs: { kind: "shell", words: ["pip[\\w.-]*", "python[\\d.]*"] },
    messages: {
      kept: "pip keeps what it downloads in the layer, where nobody needs it: add --no-cache-dir.",
      add: "Add --no-cache-dir",
    },
  },
  check({ dockerfile, evaluation, scripts, report }) {
    const shipped = shippedStages(evaluation);
    for (const { script, step, stage } of scriptSteps(evaluation, scripts)) {
      if (isCacheElsewhere(script, dockerfile.text, step.before.environment)) continue;
      const isRemoved = script.commands.some(removesCache);
      for (const { command, subcommand, options } of installCalls(PIP, script.commands)) {
        const isPip = !programName(command.name).startsWith("pipx");
        if (!isPip || options.some(({ text }) => text === "--no-cache-dir")) continue;
        // pip takes the beginning of an option for it.
        const isShortened = options.some(({ text }) => /^--no-cache(?:-d|-di)?$/.test(text));
        report({
          message: "kept",
          span: { start: command.name.span.start, end: subcommand.span.end },
          onlyOnRequest: isRemoved || isShortened || !shipped.has(stage.stage.index),
          fixes: [
            {
              kind: "safe",
              title: "add",
              edits: [wordAfter(dockerfile, script, subcommand, "--no-cache-dir")],
            },
          ],
        });
      }
    }
  },
});

const SAYS_NO = /^(?:1|true|on|yes|t|y)$/i;

/** By a variable of the build or of the script, or by a mount. */
function isCacheElsewhere(
  { instruction }: RunScript,
  text: string,
  environment: Environment,
): boolean {
  if (SAYS_NO.test(environment.get("PIP_NO_CACHE_DIR")?.value ?? "")) return true;
  const { start, end } = instruction.span;
  const inScript = /PIP_NO_CACHE_DIR=["']?(\w+)/.exec(text.slice(start, end))?.[1];
  return SAYS_NO.test(inScript ?? "") || hasMountOf(instruction, /\.cache(?:\/pip|\/?$)|\/pip/);
}

function removesCache(command: ShellCommand): boolean {
  const { args } = command;
  const purges = args[0]?.text === "cache" && args[1]?.text === "purge";
  return purges || removes(command, /\.cache(?:\/?$|\/\*|\/pip)/);
}

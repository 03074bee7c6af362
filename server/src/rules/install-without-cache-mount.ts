import { defineRule } from "./rule.ts";
import { cachesOf } from "./support/cache-folders.ts";
import { programName } from "./support/package-managers.ts";
import { hasMountOf } from "./support/run-mounts.ts";
import { scriptSteps } from "./support/script-steps.ts";

export const rule = defineRule({
  meta: {
    id: "install-without-cache-mount",
    aliases: ["tally/prefer-package-cache-mounts"],
    group: "caching",
    severity: "hint",
    recommended: false,
    fix: "suggestion",
    needs: {
      kind: "shell",
      words:
        "pip[\\d.]* python[\\d.]* uv poetry npm yarn pnpm go cargo mvnw? gradlew? dotnet".split(
          " ",
        ),
    },
    messages: {
      again:
        "Whenever this step runs again, {program} fetches everything anew: mount a cache on {folder}.",
      mount: "Mount a cache on {folder}",
    },
  },
  check({ evaluation, scripts, report }) {
    for (const { script, step } of scriptSteps(evaluation, scripts)) {
      for (const command of script.commands) {
        const caches = cachesOf(command);
        if (caches === null || hasMountOf(script.instruction, caches.isKept)) continue;
        const { user } = step.before;
        const isRoot = user === "" || /^(?:root|0)(?::|$)/.test(user);
        const folder = caches.folders.join(", ");
        const { end } = script.instruction.keywordSpan;
        const flags = caches.folders.map((each) => ` --mount=type=cache,target=${each}`).join("");
        report({
          message: "again",
          args: { program: programName(command.name), folder },
          span: command.name.span,
          fixes: isRoot
            ? [
                {
                  kind: "suggestion",
                  title: "mount",
                  args: { folder },
                  edits: [{ span: { start: end, end }, text: flags }],
                },
              ]
            : [],
        });
        break;
      }
    }
  },
});

import { expandWord } from "../model/expand.ts";
import { parsePlatform } from "../model/platform.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "constant-platform",
    aliases: ["FromPlatformFlagConstDisallowed", "DL3029"],
    group: "images",
    severity: "warning",
    recommended: true,
    fix: "none",
    messages: {
      named: "{platform} is the same whatever a build asks for, as the name of the stage says.",
      constant:
        "{platform} is the same whatever a build asks for; take a variable such as $BUILDPLATFORM, or name the stage for the platform.",
    },
  },
  check({ dockerfile, model, evaluation, report }) {
    for (const { platform, name } of model.stages) {
      const value = platform?.value ?? "";
      if (platform === null || platform.valueSpan === null || value === "") continue;
      const expanded = expandWord(value, evaluation.globals, dockerfile.escape);
      const parsed = expanded.failure === null ? parsePlatform(expanded.value) : null;
      if (expanded.references.length > 0 || parsed === null) continue;
      const { os, architecture } = parsed;
      // Such a stage stands beside others for other platforms.
      const isNamed = name !== null && (name.includes(os) || name.includes(architecture));
      report({
        message: isNamed ? "named" : "constant",
        args: { platform: value },
        span: platform.valueSpan,
        ...(isNamed && { aliases: ["DL3029"], severity: "hint", onlyOnRequest: true }),
      });
    }
  },
});

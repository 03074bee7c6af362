import { parseImageReference } from "../model/image-reference.ts";
import { defineRule } from "./rule.ts";
import { lastPathPart } from "./support/instructions.ts";

export const rule = defineRule({
  meta: {
    id: "untagged-image",
    aliases: ["DL3006", "missing_tag"],
    group: "images",
    severity: "warning",
    recommended: true,
    fix: "none",
    messages: {
      untagged:
        "{image} has no tag, so a build takes whatever :latest is that day; name a version.",
    },
    options: {
      ignoredImages: {
        type: "strings",
        default: [],
        description: "Images that may stand without a tag, as they are written.",
      },
    },
  },
  check({ evaluation, option, report }) {
    const ignored = option("ignoredImages");
    for (const { stage, base } of evaluation.stages) {
      const word = stage.base;
      if (word === null || base.kind !== "image" || ignored.includes(word.text)) continue;
      // A variable in the last part may bring the tag along.
      if (lastPathPart(word.text).includes("$")) continue;
      const reference = parseImageReference(base.reference);
      if (reference === null || reference.tag !== null || reference.digest !== null) continue;
      report({
        message: "untagged",
        args: { image: word.text },
        span: word.span,
        aliases: word.text.startsWith("$") ? OTHERS : rule.meta.aliases,
      });
    }
  },
});

/** hadolint says nothing of a name that begins with a variable. */
const OTHERS = ["missing_tag"];

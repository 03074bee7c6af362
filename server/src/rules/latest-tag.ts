import { parseImageReference } from "../model/image-reference.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "latest-tag",
    aliases: ["DL3007", "latest_tag"],
    group: "images",
    severity: "warning",
    recommended: true,
    fix: "none",
    messages: {
      latest:
        "{image} is whatever was pushed last, so a build may differ from day to day: name a version.",
    },
  },
  check({ evaluation, report }) {
    for (const { stage, base } of evaluation.stages) {
      const word = stage.base;
      if (word === null || base.kind !== "image") continue;
      // Written as it is: a variable's default is there to be replaced.
      const reference = parseImageReference(
        word.text.replace(/^(["'])(.*)\1$/, "$2").replace(/^\$\{?\w+\}?\//, ""),
      );
      if (reference?.tag !== "latest" || reference.digest !== null) continue;
      report({ message: "latest", args: { image: word.text }, span: word.span });
    }
  },
});

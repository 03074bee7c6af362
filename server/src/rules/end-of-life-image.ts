import { parseImageReference } from "../model/image-reference.ts";
import { defineRule } from "./rule.ts";
import { endOfLife } from "./support/end-of-life.ts";

export const rule = defineRule({
  meta: {
    id: "end-of-life-image",
    aliases: ["tally/ruby/eol-ruby-version"],
    group: "images",
    severity: "warning",
    recommended: true,
    fix: "none",
    messages: {
      ended: "{image} has got no fixes since {date}: take a version that is still maintained.",
      "ended-part":
        "{part} in {image} has got no fixes since {date}: take a version that is still maintained.",
    },
  },
  check({ evaluation, report }) {
    for (const { base, stage } of evaluation.stages) {
      if (base.kind !== "image" || stage.base === null) continue;
      const reference = parseImageReference(base.reference);
      if (reference === null || reference.tag === null) continue;
      const { registry, repository, tag, written } = reference;
      const end = endOfLife(registry, repository, tag);
      if (end === null) continue;
      const { part, date } = end;
      const image = `${written}:${tag}`;
      const message = tag.startsWith(part) ? "ended" : "ended-part";
      report({ message, args: { image, part, date }, span: stage.base.span });
    }
  },
});

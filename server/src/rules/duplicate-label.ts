import type { Pair } from "../syntax/tree.ts";
import type { Edit } from "../text/edit.ts";
import { defineRule } from "./rule.ts";
import { deleteInstruction } from "./support/deletions.ts";
import { labelsOf } from "./support/labels.ts";

export const rule = defineRule({
  meta: {
    id: "duplicate-label",
    aliases: ["tally/labels/no-duplicate-keys"],
    group: "metadata",
    severity: "warning",
    recommended: true,
    fix: "safe",
    messages: {
      overridden:
        "Line {line} sets {key} again, so this value is never seen: take one of them out.",
      remove: "Remove the value that is overridden",
    },
  },
  check({ dockerfile, evaluation, report }) {
    const later = new Map<string, number>();
    for (const { key, span, stage, pairs, instruction, onbuild } of labelsOf({
      dockerfile,
      evaluation,
    }).toReversed()) {
      // What ONBUILD sets is set in another image.
      if (key === null || onbuild) continue;
      const id = `${stage.stage.index} ${key}`;
      const line = later.get(id);
      later.set(id, dockerfile.lines.lineOf(span.start) + 1);
      if (line === undefined) continue;
      const edit =
        pairs.length === 1
          ? deleteInstruction(dockerfile, instruction)
          : withoutPair(pairs, span.start);
      report({
        message: "overridden",
        args: { key, line: String(line) },
        span,
        fixes: [{ kind: "safe", title: "remove", edits: [edit] }],
      });
    }
  },
});

/** Takes the blanks before it along, or those behind the first. */
function withoutPair(pairs: readonly Pair[], start: number): Edit {
  const index = pairs.findIndex(({ span }) => span.start === start);
  const [before, pair, after] = [pairs[index - 1], pairs[index], pairs[index + 1]];
  const end = pair?.span.end ?? start;
  const span =
    before === undefined
      ? { start, end: after?.span.start ?? end }
      : { start: before.span.end, end };
  return { span, text: "" };
}

import type { LineIndex } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "empty-continuation-line",
    aliases: ["NoEmptyContinuation", "EMPTY_CONTINUATION_LINE"],
    group: "syntax",
    severity: "warning",
    recommended: true,
    fix: "safe",
    messages: {
      empty: "A blank line inside a continued instruction will be refused one day: remove it.",
      remove: "Remove blank lines in this instruction",
    },
  },
  check({ dockerfile, report }) {
    const { lines, text } = dockerfile;
    for (const { emptyContinuationLines } of dockerfile.instructions) {
      const [first] = emptyContinuationLines;
      if (first === undefined) continue;
      let last = first;
      while (emptyContinuationLines[last + 1 - first] === last + 1) last += 1;
      report({
        message: "empty",
        span: { start: lines.lineStart(first), end: endOfLine(text, lines, last) },
        fixes: [
          {
            kind: "safe",
            title: "remove",
            edits: emptyContinuationLines.map((line) => ({
              span: wholeLine(lines, line),
              text: "",
            })),
          },
        ],
      });
    }
  },
});

function wholeLine(lines: LineIndex, line: number): Span {
  return { start: lines.lineStart(line), end: lines.lineStart(line + 1) };
}

/** Without the line's end. */
function endOfLine(text: string, lines: LineIndex, line: number): number {
  const { start, end } = wholeLine(lines, line);
  return start + text.slice(start, end).replace(/[\r\n]+$/, "").length;
}

import { expect, it } from "vitest";
import { parseDockerfile } from "../../server/src/syntax/parse.ts";
import { tokenize } from "../../server/src/syntax/tokens.ts";
import type { Arguments, Dockerfile, Instruction } from "../../server/src/syntax/tree.ts";
import { type Span, spanContains, spanText } from "../../server/src/text/span.ts";
import { anyDocument } from "../support/dockerfile-corpus.ts";
import { checkRandom } from "../support/random-suite.ts";

it("reads any text without throwing, without loss, with every span in its place", () => {
  checkRandom(
    { name: "parser", cases: 20_000, deepCases: 100_000, budgetSeconds: 60 },
    anyDocument(),
    (text) => {
      const dockerfile = parseDockerfile(text);
      expect(written(dockerfile)).toBe(text);
      expect(misplaced(dockerfile)).toEqual([]);
      expect(dockerfile.visited).toBeLessThanOrEqual(3 * text.length);
    },
  );
});

/** The text again, from its tokens. */
function written(dockerfile: Dockerfile): string {
  return tokenize(dockerfile)
    .map(({ span }) => spanText(dockerfile.text, span))
    .join("");
}

/** What does not lie inside that which holds it, or is out of order. */
function misplaced(dockerfile: Dockerfile): string[] {
  const found: string[] = [];
  const whole: Span = { start: 0, end: dockerfile.text.length };
  const within = (what: string, outer: Span, inner: Span) => {
    if (!spanContains(outer, inner) || inner.start > inner.end) {
      found.push(`${what} ${inner.start}-${inner.end} not in ${outer.start}-${outer.end}`);
    }
  };
  for (const { span } of dockerfile.problems) within("problem", whole, span);
  for (const { span } of dockerfile.comments) within("comment", whole, span);
  for (const { span, nameSpan, valueSpan } of dockerfile.directives) {
    within("directive", whole, span);
    within("name", span, nameSpan);
    within("value", span, valueSpan);
  }
  let position = 0;
  for (const instruction of dockerfile.instructions) {
    within("instruction", { start: position, end: whole.end }, instruction.span);
    checkInstruction(instruction, dockerfile, within);
    position = instruction.span.end;
  }
  return found;
}

type Within = (what: string, outer: Span, inner: Span) => void;

function checkInstruction(instruction: Instruction, dockerfile: Dockerfile, within: Within): void {
  const { span, keywordSpan, line, rest, flags, heredocs, trigger, subcommand } = instruction;
  const { lines } = dockerfile;
  expect([instruction.startLine, instruction.endLine]).toEqual([
    lines.lineOf(span.start),
    lines.lineOf(span.end),
  ]);
  within("keyword", span, keywordSpan);
  within("line", span, line.span);
  within("rest", line.span, rest.span);
  for (const flag of flags) {
    within("flag", line.span, flag.span);
    within("flag name", flag.span, flag.nameSpan);
    if (flag.valueSpan !== null) within("flag value", flag.span, flag.valueSpan);
  }
  if (subcommand !== null) within("subcommand", rest.span, subcommand.span);
  for (const word of argumentSpans(instruction.args)) within("argument", rest.span, word);
  for (const { marker, body, terminator } of heredocs) {
    within("marker", line.span, marker);
    within("body", { start: line.span.end, end: span.end }, body);
    if (terminator !== null) within("terminator", { start: body.end, end: span.end }, terminator);
  }
  if (trigger === null) return;
  within("trigger", span, trigger.span);
  checkInstruction(trigger, dockerfile, within);
}

function argumentSpans(args: Arguments): readonly Span[] {
  switch (args.kind) {
    case "none":
      return [];
    case "json":
      return [args.span, ...args.items.map(({ span }) => span)];
    case "text":
      return [args.word.span];
    case "words":
      return args.words.map(({ span }) => span);
    case "pairs":
      return args.pairs.flatMap(({ span, name, value }) =>
        value === null ? [span, name.span] : [span, name.span, value.span],
      );
  }
}

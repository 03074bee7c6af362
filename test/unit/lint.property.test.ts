import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { compatibleFixes, fixAll } from "../../server/src/lint/fix.ts";
import { lint, type LintOptions } from "../../server/src/lint/lint.ts";
import { lintOptions } from "../../server/src/lint/testing/marked.ts";
import { Analysis } from "../../server/src/model/analysis.ts";
import { RULES } from "../../server/src/rules/index.generated.ts";
import { spanContains, spansOverlap } from "../../server/src/text/span.ts";
import { anyDocument } from "../support/dockerfile-corpus.ts";
import { checkRandom } from "../support/random-suite.ts";

let options: LintOptions;

beforeAll(async () => {
  options = await lintOptions(RULES, { ignore: "*.md\n**/dist\n!keep.md\n" });
});

it("lints any text without throwing, with every place inside the text", () => {
  checkRandom(
    { name: "lint", cases: 3_000, deepCases: 30_000, budgetSeconds: 30 },
    anyDocument(),
    (text) => {
      const whole = { start: 0, end: text.length };
      for (const { span, fixes } of lint(new Analysis(text), options)) {
        const edits = fixes.flatMap((fix) => fix.edits.map((edit) => edit.span));
        const outside = [span, ...edits].filter((each) => !spanContains(whole, each));
        expect(outside).toEqual([]);
      }
    },
  );
});

it("has safe fixes that do not overlap and come to an end", () => {
  checkRandom(
    { name: "safe fixes", cases: 1_500, deepCases: 15_000, budgetSeconds: 30 },
    fc.tuple(anyDocument(), anyDocument()).map((texts) => texts.join("\n")),
    (text) => {
      const problems = lint(new Analysis(text), options);
      const edits = compatibleFixes(problems, ["safe"]).flatMap((fix) => fix.edits);
      const overlaps = edits.filter((edit, index) =>
        edits.slice(index + 1).some((other) => spansOverlap(edit.span, other.span)),
      );
      expect(overlaps).toEqual([]);
      const after = fixAll(text, ["safe"], options);
      expect(fixAll(after.text, ["safe"], options).applied).toBe(0);
    },
  );
});

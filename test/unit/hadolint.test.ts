import { describe, expect, it } from "vitest";
import { lint } from "../../server/src/lint/lint.ts";
import { lintOptions } from "../../server/src/lint/testing/marked.ts";
import { Analysis } from "../../server/src/model/analysis.ts";
import { RULES } from "../../server/src/rules/index.generated.ts";
import { HADOLINT_CASES } from "../support/hadolint/corpus.ts";

/** A text without an instruction is what RUN runs; one without FROM is one stage's inside. */
function wholeFile(text: string): string {
  const inside = /^(?:#|[A-Z]+ |maintainer )/.test(text) ? text : `RUN ${text}`;
  return /^FROM /im.test(inside) ? inside : `FROM debian:12\n${inside}`;
}

const OPTIONS = await lintOptions(RULES, {});

function codesOf(text: string): readonly string[] {
  return lint(new Analysis(wholeFile(text)), OPTIONS).flatMap(({ aliases }) => aliases);
}

describe("hadolint's rules", () => {
  it.each(Object.entries(HADOLINT_CASES))("%s is reported where it is there", (code, { bad }) => {
    expect(bad.filter((text) => !codesOf(text).includes(code))).toEqual([]);
  });

  it.each(Object.entries(HADOLINT_CASES))("%s is not reported elsewhere", (code, { fine }) => {
    expect(fine.filter((text) => codesOf(text).includes(code))).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { Analysis } from "../model/analysis.ts";
import { foldingRanges } from "./folding.ts";

const folds = (text: string): string[] =>
  foldingRanges(new Analysis(text)).map(
    ({ startLine, endLine, kind }) =>
      `${startLine}-${endLine}${kind === undefined ? "" : ` ${kind}`}`,
  );

describe("foldingRanges", () => {
  it("has stages and instructions of several lines", () => {
    expect(folds("FROM a\nRUN b \\\n  c\nFROM d\nRUN <<E\nx\nE\n")).toEqual([
      "0-2",
      "1-2",
      "3-6",
      "4-6",
    ]);
  });

  it("has comments that follow each other", () => {
    expect(folds("# a\n# b\nFROM a\n# c\n")).toEqual(["0-1 comment"]);
  });
});

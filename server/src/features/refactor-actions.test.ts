import { expect, it } from "vitest";
import { Analysis } from "../model/analysis.ts";
import { span } from "../text/span.ts";
import { refactorActions } from "./refactor-actions.ts";
import { ENGLISH } from "./translator.ts";

const text = 'FROM a\nRUN b && c\nRUN d\nCMD ["e"]\n';

function titlesAt(part: string): readonly string[] {
  const at = text.indexOf(part);
  const request = { uri: "file:///Dockerfile", analysis: new Analysis(text), shell: null };
  return refactorActions({ ...request, at: span(at, at), translator: ENGLISH }).map(
    ({ title, kind }) => `${String(kind)}: ${title}`,
  );
}

it("offers what can be written in another way", () => {
  expect(titlesAt("RUN b")).toEqual([
    "refactor.rewrite: Split into 2 RUNs",
    "refactor.rewrite: Join 2 RUNs",
    "refactor.rewrite: Change to a heredoc",
  ]);
  expect(titlesAt("RUN d")).toEqual([]);
  expect(titlesAt("CMD")).toEqual(["refactor.rewrite: Change to shell form"]);
});

import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { CodeAction } from "vscode-languageserver-types";
import type { LintProblem } from "../lint/lint.ts";
import { Analysis } from "../model/analysis.ts";
import { span } from "../text/span.ts";
import { codeActions } from "./code-actions.ts";
import { ENGLISH } from "./translator.ts";

const uri = "file:///project/Dockerfile";
const text = "FROM a\nADD x /\nADD y /\n";

/** A problem at each ADD, with a safe fix. */
function problemAt(start: number): LintProblem {
  const at = span(start, start + 3);
  const fix = { id: "use-copy", args: {} };
  return {
    rule: "add-instead-of-copy",
    aliases: [],
    severity: "warning",
    message: fix,
    text: "ADD where COPY would do",
    span: at,
    fixes: [{ kind: "safe", title: fix, text: "Use COPY", edits: [{ span: at, text: "COPY" }] }],
    tag: null,
  };
}

const problems = [problemAt(7), problemAt(15)];

function at(offset: number, only: readonly string[] | null = null): CodeAction[] {
  return codeActions({
    uri,
    dockerfile: new Analysis(text).dockerfile,
    problems,
    at: span(offset, offset),
    only,
    canReadWhy: true,
    pageOf: (rule) => `file:///rules/${rule}.md`,
    translator: ENGLISH,
  });
}

function applied(action: CodeAction | undefined): string {
  const document = TextDocument.create(uri, "dockerfile", 1, text);
  return TextDocument.applyEdits(document, action?.edit?.changes?.[uri] ?? []);
}

const titled = (title: string): CodeAction | undefined => at(7).find((it) => it.title === title);

describe("codeActions", () => {
  it("offers the fix first, then wider ones, then ways around", () => {
    expect(at(7).map(({ title }) => title)).toEqual([
      "Use COPY",
      "Fix all 2 add-instead-of-copy problems",
      "Suppress add-instead-of-copy here",
      "Read why: add-instead-of-copy",
      "Fix all safe problems",
    ]);
  });

  it("fixes the one problem", () => {
    expect(applied(titled("Use COPY"))).toBe("FROM a\nCOPY x /\nADD y /\n");
  });

  it("fixes all problems of the rule", () => {
    expect(applied(titled("Fix all 2 add-instead-of-copy problems"))).toBe(
      "FROM a\nCOPY x /\nCOPY y /\n",
    );
  });

  it("suppresses with a comment above the instruction", () => {
    expect(applied(titled("Suppress add-instead-of-copy here"))).toBe(
      "FROM a\n# strata ignore=add-instead-of-copy\nADD x /\nADD y /\n",
    );
  });

  it("prefers the safe fix", () => {
    expect(titled("Use COPY")?.isPreferred).toBe(true);
  });

  it("offers only what is wanted", () => {
    expect(at(0, ["source.fixAll"]).map(({ kind }) => kind)).toEqual(["source.fixAll.strata"]);
  });

  it("offers nothing for the place where there is no problem", () => {
    expect(at(3, ["quickfix"])).toEqual([]);
  });
});

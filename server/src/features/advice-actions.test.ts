import type { AdviceView } from "@strata/protocol/forecast";
import { describe, expect, it } from "vitest";
import { adviceActions, type AdviceActionsRequest } from "./advice-actions.ts";
import { ENGLISH } from "./translator.ts";

const ADVICE: AdviceView = {
  kind: "argument-too-early",
  line: 2,
  title: "Move GIT_SHA down",
  message: "",
  keeps: [3],
  seconds: 14,
  edits: [{ file: "Dockerfile", line: 2, column: 1, endLine: 3, endColumn: 1, text: "" }],
};

const IGNORE: AdviceView = {
  ...ADVICE,
  kind: "ignore-files",
  edits: [{ file: ".dockerignore", line: 1, column: 1, endLine: 1, endColumn: 1, text: ".git\n" }],
};

function actions(given: Partial<AdviceActionsRequest>) {
  return adviceActions({
    uri: "file:///Dockerfile",
    advice: [ADVICE],
    ignoreFile: { uri: "file:///.dockerignore", name: ".dockerignore", exists: true },
    lines: { first: 2, last: 2 },
    only: null,
    canCreate: true,
    translator: ENGLISH,
    ...given,
  });
}

describe("adviceActions", () => {
  it("offers the edit with what it saves", () => {
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    expect(actions({})).toEqual([
      {
        title: "Move GIT_SHA down (saves about 14 s)",
        kind: "quickfix",
        edit: { changes: { "file:///Dockerfile": [{ range, newText: "" }] } },
      },
    ]);
  });

  it("offers it at the steps that it keeps", () => {
    expect(actions({ lines: { first: 3, last: 3 } })).toHaveLength(1);
  });

  it.each([
    ["elsewhere", { lines: { first: 4, last: 9 } }],
    ["where another kind is wanted", { only: ["source.fixAll"] }],
    [
      "where the ignore file cannot be made",
      {
        advice: [IGNORE],
        ignoreFile: { uri: "", name: ".dockerignore", exists: false },
        canCreate: false,
      },
    ],
  ])("offers nothing %s", (_, given) => {
    expect(actions(given)).toEqual([]);
  });

  it("changes the ignore file that is there", () => {
    const [action] = actions({ advice: [IGNORE] });
    expect(Object.keys(action?.edit?.changes ?? {})).toEqual(["file:///.dockerignore"]);
  });

  it("makes the ignore file where there is none", () => {
    const ignoreFile = { uri: "file:///.dockerignore", name: ".dockerignore", exists: false };
    const [action] = actions({ advice: [IGNORE], ignoreFile });
    expect(action?.edit?.documentChanges).toMatchObject([
      { kind: "create", uri: "file:///.dockerignore" },
      { edits: [{ newText: ".git\n" }] },
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { Analysis } from "../model/analysis.ts";
import { type Configuration, DEFAULT_CONFIGURATION } from "./configuration.ts";
import { RULES } from "../rules/index.generated.ts";
import { applyEdits } from "../text/edit.ts";
import { suppressionEdit } from "./suppressions.ts";
import { problemsOf } from "./testing/marked.ts";

const SOME = RULES.filter(({ meta }) =>
  [
    "apt-get-without-yes",
    "cd-in-run",
    "invalid-port",
    "relative-workdir",
    "shell-form-command",
    "syntax-error",
    "untagged-image",
  ].includes(meta.id),
);

async function rulesIn(text: string, configuration?: Configuration): Promise<readonly string[]> {
  const options = configuration === undefined ? {} : { configuration };
  return (await problemsOf(SOME, text, options)).map(({ rule }) => rule);
}

describe("a comment above an instruction", () => {
  it.each([
    ["our own form, with a reason", "# strata ignore=untagged-image we want the newest"],
    ["our own form with another tool's name", "# strata ignore=DL3006"],
    ["hadolint's form", "# hadolint ignore=DL3006"],
    ["hadolint's form with our name", "# hadolint ignore=untagged-image"],
    ["several names with blanks between", "# hadolint ignore=DL3000 , dl3006"],
    ["BuildKit's form", "# check=skip=DL3006"],
    ["BuildKit's form for all", "# check=skip=all"],
  ])("takes %s", async (_, comment) => {
    const text = `FROM a:1 AS x\n${comment}\nFROM node`;
    expect(await rulesIn(text)).toEqual([]);
  });

  it("holds for its instruction alone", async () => {
    const text = "FROM a:1\n# strata ignore=untagged-image\nFROM node\nFROM debian";
    expect(await rulesIn(text)).toEqual(["untagged-image"]);
  });

  it("holds for the rules it names alone", async () => {
    const text = "FROM a:1\n# strata ignore=DL3000\nFROM node";
    expect(await rulesIn(text)).toEqual(["untagged-image"]);
  });

  it("may stand above other comments and inside a continued instruction", async () => {
    const above = "FROM a:1\n# strata ignore=cd-in-run\n# why\n\nRUN cd /a && b";
    const inside = "FROM a:1\nRUN \\\n# strata ignore=cd-in-run\n cd /a && b";
    expect([await rulesIn(above), await rulesIn(inside)]).toEqual([[], []]);
  });

  it("reaches into the heredoc of its instruction, where comments are the script's", async () => {
    const text =
      "FROM a:1\n# strata ignore=apt-get-without-yes\nRUN <<EOF\n# strata ignore=x\napt-get install a\nEOF";
    expect(await rulesIn(text)).toEqual([]);
  });
});

describe("a comment above a stage", () => {
  it("holds for the stage that begins below it, and for that alone", async () => {
    const text =
      "FROM node\nWORKDIR a\n# hadolint stage ignore=DL3006,DL3000\n# why\nFROM node\nWORKDIR a\nFROM node";
    expect(await rulesIn(text)).toEqual(["untagged-image", "relative-workdir", "untagged-image"]);
  });

  it("holds for nothing where no FROM follows it", async () => {
    const text = "FROM a:1\n# strata stage ignore=DL3000\nWORKDIR a";
    expect(await rulesIn(text)).toEqual(["relative-workdir"]);
  });
});

describe("where the configuration takes the effect from comments", () => {
  const configuration: Configuration = {
    ...DEFAULT_CONFIGURATION,
    rules: new Map([["ignore-comment", { severity: null, options: { withoutEffect: true } }]]),
  };

  it.each([
    "# strata ignore=DL3006",
    "# hadolint ignore=DL3006",
    "# hadolint stage ignore=DL3006",
    "# strata global ignore=DL3006",
  ])("%s has none", async (comment) => {
    expect(await rulesIn(`FROM a:1\n${comment}\nFROM node`, configuration)).toEqual([
      "untagged-image",
    ]);
  });

  it("BuildKit's own still has", async () => {
    const text = "FROM a:1\n# check=skip=DL3006\nFROM node";
    expect(await rulesIn(text, configuration)).toEqual([]);
  });
});

describe("the whole file", () => {
  it.each([
    ["our own form", "# strata global ignore=untagged-image"],
    ["hadolint's form", "# hadolint global ignore=DL3006"],
  ])("takes %s anywhere", async (_, comment) => {
    expect(await rulesIn(`FROM node\n${comment}`)).toEqual([]);
  });

  it("takes BuildKit's directive", async () => {
    const text = "# check=skip=JSONArgsRecommended,DL3006\nFROM node\nCMD a";
    expect(await rulesIn(text)).toEqual([]);
  });

  it("is told what a build refuses although all checks are skipped", async () => {
    expect(await rulesIn("# check=skip=all\nFROM node\nCOPY a")).toEqual(["syntax-error"]);
    expect(await rulesIn("# check=skip=all\nFROM node\nEXPOSE 70000")).toEqual(["invalid-port"]);
  });

  it("takes what BuildKit checks for an error where error=true", async () => {
    const problems = await problemsOf(SOME, "# check=error=true\nFROM node\nCMD a");
    expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([
      ["untagged-image", "warning"],
      ["shell-form-command", "error"],
    ]);
  });
});

describe("suppressing here", () => {
  it.each([
    ["FROM a:1\n  RUN x", "FROM a:1\n  # strata ignore=some-rule\n  RUN x"],
    ["FROM a:1\r\nRUN x", "FROM a:1\r\n# strata ignore=some-rule\r\nRUN x"],
    [
      "FROM a:1\n# strata ignore=a,b why\nRUN x",
      "FROM a:1\n# strata ignore=a,b,some-rule why\nRUN x",
    ],
    ["FROM a:1\n# comment\nRUN x", "FROM a:1\n# comment\n# strata ignore=some-rule\nRUN x"],
  ])("writes a comment above the instruction: %j", (text, after) => {
    const { dockerfile } = new Analysis(text);
    const at = { start: text.indexOf("RUN"), end: text.length };
    const edit = suppressionEdit(dockerfile, "some-rule", at);
    expect(applyEdits(text, edit === null ? [] : [edit])).toBe(after);
  });

  it("works", async () => {
    const text = "FROM node";
    const { dockerfile } = new Analysis(text);
    const edit = suppressionEdit(dockerfile, "untagged-image", { start: 5, end: 9 });
    expect(await rulesIn(applyEdits(text, edit === null ? [] : [edit]))).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { Analysis } from "../model/analysis.ts";
import { RULES } from "../rules/index.generated.ts";
import { DEFAULT_CONFIGURATION, layerFromSetting, layer } from "./configuration.ts";
import { fixAll } from "./fix.ts";
import { lint, lintNeeds, type LintOptions } from "./lint.ts";
import { lintOptions } from "./testing/marked.ts";

/** A few that do not change what these tests say when others come along. */
const SOME = RULES.filter(({ meta }) =>
  [
    "add-instead-of-copy",
    "apt-get-without-yes",
    "cd-in-run",
    "copy-ignored-file",
    "shell-form-command",
    "syntax-error",
    "untagged-image",
  ].includes(meta.id),
);

const PLAIN: LintOptions = {
  configuration: DEFAULT_CONFIGURATION,
  ignore: null,
  shell: null,
  rules: SOME,
};

function configured(rules: Readonly<Record<string, unknown>>): LintOptions {
  return { ...PLAIN, configuration: layer(DEFAULT_CONFIGURATION, layerFromSetting(rules)) };
}

function found(text: string, options: LintOptions): readonly string[] {
  return lint(new Analysis(text), options).map(({ rule, severity }) => `${severity} ${rule}`);
}

describe("what a caller has to fetch", () => {
  it.each([
    ["RUN apt-get update", true],
    ["RUN cd /x && y", true],
    ["RUN \\\n  cd /x", true],
    ["RUN <<X\ncd /x\nX", true],
    ["ONBUILD RUN cd /x", true],
    ["RUN abcd cdn x-cd && echo apt", false],
    ["CMD cd /x", false],
  ])("is the shell only where a rule has something to read in it: %j", (line, shell) => {
    const analysis = new Analysis(`FROM a:1\n${line}`);
    expect(lintNeeds(analysis, PLAIN).shell).toBe(shell);
  });

  it("is no shell where the rules are off", () => {
    const analysis = new Analysis("FROM a:1\nRUN cd /x && apt-get install y");
    const options = configured({ "cd-in-run": "off", DL3014: "off" });
    expect(lintNeeds(analysis, options).shell).toBe(false);
  });

  it.each([
    ["COPY a b", true],
    ["ONBUILD ADD a b", true],
    ["RUN a", false],
  ])("is the ignore file only where something is copied: %j", (line, ignoreFile) => {
    const analysis = new Analysis(`FROM a:1\n${line}`);
    expect(lintNeeds(analysis, PLAIN).ignoreFile).toBe(ignoreFile);
  });
});

describe("lint", () => {
  it("is in the order of the text", async () => {
    const options = await lintOptions(SOME, {});
    const text = "FROM node\nRUN cd /a && b\nADD a b\nCMD x";
    expect(found(text, options)).toEqual([
      "warning untagged-image",
      "warning cd-in-run",
      "warning add-instead-of-copy",
      "warning shell-form-command",
    ]);
  });

  it("leaves out what needs what is not there", () => {
    expect(found("FROM a:1\nRUN cd /a && b\nCOPY a b", PLAIN)).toEqual([]);
  });

  it("lets a configured severity win over a problem's own", () => {
    const text = "# escape=x\nFROM a:1";
    expect(found(text, configured({ "syntax-error": "hint" }))).toEqual(["hint syntax-error"]);
  });

  it("hands options to rules", () => {
    const options = { "untagged-image": { options: { ignoredImages: ["node"] } } };
    expect(found("FROM node\nFROM debian", configured(options))).toHaveLength(1);
  });

  it("speaks English and keeps the message as data", () => {
    const [problem] = lint(new Analysis("FROM node"), PLAIN);
    expect(problem).toMatchObject({
      text: "node has no tag, so a build takes whatever :latest is that day; name a version.",
      message: { id: "untagged", args: { image: "node" } },
    });
  });
});

describe("fixing all", () => {
  it("applies what fits together, round after round", async () => {
    const options = await lintOptions(SOME, {});
    const text = "FROM a:1\nRUN cd /x && apt-get install y\nADD a b\n";
    expect(fixAll(text, ["safe", "suggestion"], options)).toEqual({
      text: "FROM a:1\nWORKDIR /x\nRUN apt-get install -y y\nCOPY a b\n",
      applied: 3,
    });
  });

  it("applies no suggestion where only safe fixes are wanted", async () => {
    const options = await lintOptions(SOME, {});
    expect(fixAll("FROM a:1\nCMD x\n", ["safe"], options).applied).toBe(0);
  });
});

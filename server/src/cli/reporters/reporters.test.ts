import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../../lint/configuration.ts";
import { lint } from "../../lint/lint.ts";
import { Analysis } from "../../model/analysis.ts";
import { LineIndex } from "../../text/line-index.ts";
import type { LintedFile } from "../file-linter.ts";
import { coloured, plain } from "../terminal-text.ts";
import { FORMATS, loadReporter, type LintReport } from "./report.ts";

function linted(path: string, text: string): LintedFile {
  const options = { configuration: DEFAULT_CONFIGURATION, ignore: null, shell: null };
  const problems = lint(new Analysis(text), options);
  const lines = new LineIndex(text);
  return { path, text, lines, problems, failureThreshold: null, error: null };
}

const REPORT: LintReport = {
  version: "1.2.3",
  paint: plain,
  files: [
    linted("a b/Dockerfile", "FROM node\nCOPY <&\"'>\nADD x y\n"),
    linted("clean/Dockerfile", "FROM a:1\n"),
    { ...linted("gone", ""), problems: [], error: "does not exist." },
  ],
};

async function report(format: (typeof FORMATS)[number], of = REPORT): Promise<string> {
  return (await loadReporter(format))(of);
}

describe("SARIF", () => {
  it("has the rule, the region and the fix of a problem", async () => {
    const { version, runs } = JSON.parse(await report("sarif"));
    const [run] = runs;
    const at = (run.results as { ruleId: string }[]).findIndex(
      ({ ruleId }) => ruleId === "add-instead-of-copy",
    );
    const result = run.results[at];
    expect([version, run.columnKind, run.tool.driver.version]).toEqual([
      "2.1.0",
      "utf16CodeUnits",
      "1.2.3",
    ]);
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe("add-instead-of-copy");
    const region = { startLine: 3, startColumn: 1, endLine: 3, endColumn: 4 };
    expect(result.level).toBe("warning");
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "a%20b/Dockerfile" },
      region,
    });
    expect(result.fixes[0].artifactChanges[0].replacements).toEqual([
      { deletedRegion: region, insertedContent: { text: "COPY" } },
    ]);
  });

  it("tells of files that could not be read", async () => {
    const { runs } = JSON.parse(await report("sarif"));
    const [invocation] = runs[0].invocations;
    expect(invocation.executionSuccessful).toBe(false);
    expect(invocation.toolExecutionNotifications[0].message.text).toBe("gone does not exist.");
  });
});

describe("GitHub's annotations", () => {
  it("have places, a title and an escaped message", async () => {
    const files = [linted("a,b:c/Dockerfile", "FROM node")];
    expect(await report("github", { ...REPORT, files })).toBe(
      "::warning file=a%2Cb%3Ac/Dockerfile,line=1,endLine=1,col=6,endColumn=10,title=untagged-image%2C DL3006%2C missing_tag::node has no tag, so a build takes whatever :latest is that day; name a version.\n",
    );
  });

  it("tell of files that could not be read", async () => {
    expect(await report("github")).toContain("::error file=gone::does not exist.\n");
  });
});

describe("GitLab's report", () => {
  it("has a place and a fingerprint that no line moves", async () => {
    const issueOf = async (text: string): Promise<unknown> => {
      const files = [linted("Dockerfile", text)];
      return JSON.parse(await report("gitlab", { ...REPORT, files }));
    };
    const [before] = (await issueOf("FROM node")) as [{ fingerprint: string }];
    const [after] = (await issueOf("# moved\nFROM node")) as [{ fingerprint: string }];
    expect(before).toMatchObject({
      check_name: "untagged-image",
      severity: "major",
      location: {
        path: "Dockerfile",
        positions: { begin: { line: 1, column: 6 }, end: { line: 1, column: 10 } },
      },
    });
    expect(after.fingerprint).toBe(before.fingerprint);
  });

  it("tells equal problems of a file apart", async () => {
    const files = [linted("Dockerfile", "FROM node\nFROM node")];
    const issues = JSON.parse(await report("gitlab", { ...REPORT, files }));
    expect(issues[0].fingerprint).not.toBe(issues[1].fingerprint);
  });
});

describe("Checkstyle", () => {
  it("has files with errors, escaped", async () => {
    expect(await report("checkstyle")).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="a b/Dockerfile">
    <error line="1" column="6" severity="warning" message="node has no tag, so a build takes whatever :latest is that day; name a version." source="strata.untagged-image"/>
    <error line="2" column="6" severity="error" message="COPY needs a source and a destination." source="strata.syntax-error"/>
    <error line="2" column="6" severity="error" message="&#60;&#38;&#34;&#39;&#62; cannot be expanded: a &#34; is missing." source="strata.syntax-error"/>
    <error line="3" column="1" severity="warning" message="COPY is enough for local files; ADD also fetches URLs and unpacks archives." source="strata.add-instead-of-copy"/>
  </file>
  <file name="clean/Dockerfile">
  </file>
  <file name="gone">
    <error severity="error" message="does not exist."/>
  </file>
</checkstyle>
`);
  });
});

describe("JUnit", () => {
  it("has a suite for each file", async () => {
    const files = REPORT.files.slice(1);
    expect(await report("junit", { ...REPORT, files })).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="strata lint">
  <testsuite name="clean/Dockerfile" tests="1" failures="0" errors="0">
    <testcase name="clean/Dockerfile" classname="clean/Dockerfile"/>
  </testsuite>
  <testsuite name="gone" tests="1" failures="0" errors="1">
    <testcase name="gone"><error message="does not exist."/></testcase>
  </testsuite>
</testsuites>
`);
  });

  it("has a failed test for each problem", async () => {
    const files = [linted("<&>", "FROM node")];
    expect(await report("junit", { ...REPORT, files })).toContain(
      `<testcase name="untagged-image &#60;&#38;&#62;:1:6" classname="&#60;&#38;&#62;"><failure type="warning" message="node has no tag`,
    );
  });
});

it("counts in words", async () => {
  const last = (await report("text")).trimEnd().split("\n").at(-1);
  expect(last).toBe("4 problems in 2 files: 2 errors, 2 warnings");
});

it.each(FORMATS)("says the same twice: %s", async (format) => {
  expect(await report(format)).toBe(await report(format));
});

describe("text", () => {
  it("has the line with a mark under the word", async () => {
    const of = { ...REPORT, files: [linted("Dockerfile", "FROM a:1\r\nADD x y\r\n")] };
    expect(await report("text", of))
      .toBe(`Dockerfile:2:1: warning: COPY is enough for local files; ADD also fetches URLs and unpacks archives. [add-instead-of-copy, DL3020] (--fix mends it)
    2 | ADD x y
      | ^^^
1 problem in 1 file: 1 warning
`);
  });

  it("is coloured where somebody looks at it", async () => {
    const of = { ...REPORT, paint: coloured, files: [linted("Dockerfile", "FROM a:1\nADD x y\n")] };
    expect(await report("text", of)).toContain("\u001b[33mwarning:\u001b[39m ");
  });

  it("acts on nothing that a file holds", async () => {
    const text = "FROM a:1\nRUN cd \u001b[2J\u202e\n";
    const of = { ...REPORT, files: [linted("Docker\u001bfile", text)] };
    expect(await report("text", of)).not.toMatch(/[\u001b\u202e]/);
  });
});

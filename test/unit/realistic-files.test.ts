import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseDockerignore } from "../../server/src/context/dockerignore.ts";
import { DEFAULT_CONFIGURATION } from "../../server/src/lint/configuration.ts";
import { lint, type LintProblem } from "../../server/src/lint/lint.ts";
import { lintOptions } from "../../server/src/lint/testing/marked.ts";
import { Analysis } from "../../server/src/model/analysis.ts";
import { RULES } from "../../server/src/rules/index.generated.ts";
import { judgements, realisticFiles } from "../support/realistic-files.ts";

const FILES = realisticFiles();
const JUDGEMENTS = judgements();
const OPTIONS = {
  ...(await lintOptions(RULES, { configuration: DEFAULT_CONFIGURATION })),
  ignore: parseDockerignore(".git\nnode_modules\n"),
};

const REPORTED = FILES.map(({ name, text }) => {
  const analysis = new Analysis(text);
  const problems = lint(analysis, OPTIONS);
  const lineOf = ({ span }: LintProblem) => analysis.dockerfile.lines.lineOf(span.start) + 1;
  return problems.map((problem) => `${problem.rule} ${name}:${lineOf(problem)}`);
});

interface Rate {
  readonly rule: string;
  readonly reports: number;
  readonly right: number;
}

const RATES: readonly Rate[] = [...new Set(JUDGEMENTS.map(({ rule }) => rule))]
  .map((rule) => {
    const own = JUDGEMENTS.filter((each) => each.rule === rule);
    return { rule, reports: own.length, right: own.filter(({ isRight }) => isRight).length };
  })
  .sort((a, b) => b.reports - a.reports || (a.rule < b.rule ? -1 : 1));

/** The most reports that a file of the better half has. */
const MEDIAN = REPORTED.map(({ length }) => length).sort((a, b) => a - b)[FILES.length >> 1];

describe("recommended rules on realistic files", () => {
  it("are tried on 200 files, each with a name of its own", () => {
    expect(new Set(FILES.map(({ name }) => name)).size).toBe(FILES.length);
    expect(FILES.length).toBeGreaterThanOrEqual(200);
  });

  it("report what is judged in the table, and nothing else", () => {
    expect(REPORTED.flat().sort()).toEqual(JUDGEMENTS.map(({ report }) => report).sort());
  });

  it("are right in 95 of 100 reports, each of them", () => {
    expect(RATES.filter(({ reports, right }) => right < reports * 0.95)).toEqual([]);
  });

  it("report at most three problems in the median file", () => {
    expect(MEDIAN).toBeLessThanOrEqual(3);
  });

  it("have the rates that docs/linting.md gives", () => {
    const page = readFileSync(new URL("../../docs/linting.md", import.meta.url), "utf8");
    const rows = [...page.matchAll(/^\| \[([\w-]+)\]\S* +\| +(\d+) +\| +(\d+) +\|$/gm)];
    const told = rows.map(([, rule = "", reports, right]) => ({
      rule,
      reports: Number(reports),
      right: Number(right),
    }));
    expect(told).toEqual(RATES);
    const { length } = REPORTED.flat();
    expect(page).toContain(`${length} reports in ${FILES.length} files, ${String(MEDIAN)} in the`);
  });
});

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { lint } from "../../server/src/lint/lint.ts";
import { lintOptions } from "../../server/src/lint/testing/marked.ts";
import { Analysis } from "../../server/src/model/analysis.ts";
import { RULES } from "../../server/src/rules/index.generated.ts";
import {
  allScripts,
  MORE_BASHISMS,
  SHELL_CORPUS,
  type ShellCases,
} from "../support/shell-corpus.ts";

// Held against what ShellCheck said when test/fixtures/shellcheck.json was recorded by
// scripts/record-shellcheck.mjs; STRATA_SHELLCHECK=<path> asks that program as well.

interface Fixture {
  readonly version: string;
  readonly answers: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const FIXTURE = JSON.parse(
  readFileSync(new URL("../fixtures/shellcheck.json", import.meta.url), "utf8"),
) as Fixture;

const ALL = [...SHELL_CORPUS, ...MORE_BASHISMS];
const SHELLS: readonly ShellCases["shell"][] = ["sh", "bash", "dash"];
const SYNTAX = "SC1073";

/** Where we mean something else, by script: the codes that are not compared, and why. */
const EXCEPTIONS: ReadonlyMap<string, { readonly codes: readonly string[]; readonly why: string }> =
  new Map(
    ['test "$HOME" == a', 'test "$A" =~ c', "test a == b"].map((script) => [
      script,
      { codes: ["SC3014", "SC3015"], why: "newer ShellChecks look into `test` as well" },
    ]),
  );

const SHELL_RULES = RULES.filter(({ meta }) => meta.needs?.kind === "script");

async function ourAnswers(script: string, shell: ShellCases["shell"]): Promise<readonly string[]> {
  const head = shell === "sh" ? "" : `SHELL ["/bin/${shell}", "-c"]\n`;
  const before = `FROM debian:12\n${head}RUN <<SCRIPT\n`;
  const analysis = new Analysis(`${before}${script}\nSCRIPT\n`);
  const first = before.split("\n").length - 1;
  return lint(analysis, await lintOptions(SHELL_RULES, {})).map(({ aliases, span }) => {
    const { line, column } = analysis.dockerfile.lines.position(span.start);
    const code = aliases.includes(SYNTAX) ? SYNTAX : (aliases[0] ?? "");
    return `${code} ${line - first + 1}:${column + 1}`;
  });
}

/** Of an error that stops the shell, only that there is one. */
function comparable(answers: readonly string[], code: string): string {
  const places = answers.filter((answer) => answer.startsWith(`${code} `));
  return code === SYNTAX ? String(stops(answers)) : [...new Set(places)].sort().join(", ");
}

function stops(answers: readonly string[]): boolean {
  return answers.some((answer) => /^SC10(?:7[023]|8[89]|3[56]|59|53|45) /.test(answer));
}

interface Comparison {
  readonly code: string;
  readonly script: string;
  readonly ours: string;
  readonly theirs: string;
}

async function compare(codes: readonly string[]): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const shell of SHELLS) {
    for (const script of allScripts(shell)) {
      const ours = await ourAnswers(script, shell);
      const theirs = FIXTURE.answers[shell]?.[script] ?? [];
      for (const code of codes) {
        if (EXCEPTIONS.get(script)?.codes.includes(code) === true) continue;
        const pair = { ours: comparable(ours, code), theirs: comparable(theirs, code) };
        const isOwn = ALL.some(
          (each) => each.code === code && [...each.found, ...each.misses].includes(script),
        );
        if (isOwn || pair.ours !== pair.theirs) comparisons.push({ code, script, ...pair });
      }
    }
  }
  return comparisons;
}

const CODES = [...new Set(ALL.map(({ code }) => code))];
const COMPARED = await compare(CODES);

describe("the corpus", () => {
  it.each(ALL)("has five scripts with $code and five without", ({ code, shell, found, misses }) => {
    const answered = (script: string): boolean => {
      const text = comparable(FIXTURE.answers[shell]?.[script] ?? [], code);
      return text !== "" && text !== "false";
    };
    expect(found.filter((script) => !answered(script))).toEqual([]);
    expect(misses.filter(answered)).toEqual([]);
    expect(Math.min(found.length, misses.length)).toBeGreaterThanOrEqual(5);
  });
});

describe("agreement with ShellCheck", () => {
  it.each(CODES)("is 95 of 100 or better for %s", (code) => {
    const all = COMPARED.filter((each) => each.code === code);
    const differing = all.filter(({ ours, theirs }) => ours !== theirs);
    const enough = differing.length <= all.length * 0.05;
    expect(enough ? [] : differing).toEqual([]);
  });
});

const program = process.env["STRATA_SHELLCHECK"];

// Defined only where it is asked for: a test that is skipped would be counted.
if (program !== undefined) {
  describe("the program itself", () => {
    it.each(SHELLS)("says what was recorded of %s", (shell) => {
      for (const script of allScripts(shell)) {
        const args = ["-s", shell, "-f", "json", "-o", "deprecate-which", "-"];
        const input = `${script}\n`;
        const { stdout } = spawnSync(program, args, { input, encoding: "utf8" });
        const found = JSON.parse(stdout) as { code: number; line: number; column: number }[];
        const said = found.map(({ code, line, column }) => `SC${code} ${line}:${column}`).sort();
        expect({ script, said }).toEqual({ script, said: FIXTURE.answers[shell]?.[script] });
      }
    });
  });
}

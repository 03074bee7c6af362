import { beforeAll, describe, expect, it } from "vitest";
import { shellFile } from "../lint/testing/marked.ts";
import { ShellLoader } from "./load.ts";
import type { ScriptFacts } from "./script-facts.ts";
import type { Shell } from "./shell.ts";

let shell: Shell;

beforeAll(async () => {
  const loaded = await new ShellLoader({ path: shellFile, warn: () => undefined }).load();
  if (loaded === null) throw new Error("the shell parser cannot be loaded");
  shell = loaded;
});

function facts(script: string, clean: readonly string[] = []): ScriptFacts {
  return shell.facts(script, "sh", clean);
}

describe("expansions", () => {
  it.each([
    ["a $b", "b argument"],
    ['a "$b"', "b argument quoted"],
    ['a "x $b"', "b argument quoted"],
    ["$a", "a name"],
    ["a > $b", "b redirect"],
    ["a=$b", "b assignment"],
    ["export a=$b", "b declaration"],
    ["for a in $b; do c; done", "b loop"],
    ["case $a in $b) c;; esac", "a subject, b pattern"],
    ["[ $a ] && [[ $b ]]", "a test, b double-test"],
    ["a=($b)", "b array"],
    ["a <<E\n$b\nE", "b heredoc quoted"],
    ["a ${b:-$c}", "b:- argument, c operand"],
    ["a ${#b} ${!c} ${d%e}", "blength argument clean, cindirect argument, d% argument"],
    ["a '$b' \\$c", ""],
  ])("%j", (script, expected) => {
    const found = facts(script).expansions.map(
      ({ name, operator, role, quoted, isClean }) =>
        `${name}${operator} ${role}${quoted ? " quoted" : ""}${isClean ? " clean" : ""}`,
    );
    expect(found.join(", ")).toBe(expected);
  });
});

describe("what is known of values", () => {
  it.each([
    ["x=1; a $x", true],
    ["x='a b'; a $x", false],
    ["x=$1; a $x", false],
    ["x=1; y=$x; a $y", true],
    ["if b; then x=1; fi; a $x", false],
    ["if b; then x=1; else x=2; fi; a $x", true],
    ["b || exit; x=1; a $x", true],
    ["case $1 in b) x=1;; *) exit;; esac; a $x", true],
    ["(x=1); a $x", false],
    ["f() { x=1; }; f; a $x", true],
    ["for x in 1 2; do a $x; done", true],
    ["for x in *; do a $x; done", false],
    ["x=1; while b; do a $x; x=$1; done", false],
    ["x=1; read x; a $x", false],
    ["a $GIVEN", true],
  ])("%j", (script, isClean) => {
    const last = facts(script, ["GIVEN"]).expansions.findLast(({ role }) => role === "argument");
    expect(last?.isClean).toBe(isClean);
  });
});

describe("commands", () => {
  it("tell whether their failure is looked at", () => {
    const script = "a; b && c; if d; then e; fi; ! f; while g; do h; done";
    const checked = facts(script).commands.filter(({ isChecked }) => isChecked);
    expect(checked.map(({ name }) => name)).toEqual(["b", "d", "g"]);
  });

  it("tell of set -e", () => {
    const scripts = ["set -e; a", "set -eux", "set -o errexit", "set -x", "a -e"];
    expect(scripts.filter((script) => facts(script).exitsOnError)).toEqual(scripts.slice(0, 3));
  });
});

it("tells of a script with an error nothing but that", () => {
  const { syntaxErrors, commands, expansions } = facts('a $b; c "d');
  expect([syntaxErrors.length, commands.length, expansions.length]).toEqual([1, 0, 0]);
});

it("keeps the shape of words: what is quoted and what is an expansion", () => {
  const [, word] = facts("a b\\*'c'\"d\"*$e").words;
  expect(word?.shape).toBe("b\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001*\u0002\u0002");
});

it("knows constructs that not every shell has", () => {
  const script = "a=(1); b <(c) <<< d &> e; [[ f ]]; ((g++)); echo ${h/i/j} {k,l}";
  expect(facts(script).constructs.map(({ kind, text }) => `${kind} ${text}`))
    .toMatchInlineSnapshot(`
    [
      "array (1)",
      "process-substitution <(c)",
      "here-string <<<",
      "output-and-errors &> e",
      "double-bracket [[ f ]]",
      "arithmetic-command ((g++))",
      "increment ++",
      "replacement \${h/i/j}",
      "brace-expansion {k,l}",
    ]
  `);
});

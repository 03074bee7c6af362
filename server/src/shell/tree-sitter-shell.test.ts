import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import { ShellLoader } from "./load.ts";
import type { Shell } from "./shell.ts";

const { resolve } = createRequire(import.meta.url);

function fileOf(name: string): string {
  const inside = name.startsWith("web-") ? "web-tree-sitter" : "tree-sitter-bash/package.json";
  return join(dirname(resolve(inside)), name);
}

let shell: Shell;

beforeAll(async () => {
  const loaded = await new ShellLoader({ path: fileOf, warn: () => undefined }).load();
  if (loaded === null) throw new Error("the shell parser cannot be loaded");
  shell = loaded;
});

/** Each command's words; a word that is not literal in braces. */
function wordsOf(script: string): readonly string[] {
  return shell
    .commands(script)
    .map(({ words }) => words.map(({ text, literal }) => (literal ? text : `{${text}}`)).join("|"));
}

describe("words", () => {
  it.each([
    ["a b  c", ["a|b|c"]],
    ["a 'b c' \"d e\" f'g'\"h\"", ["a|b c|d e|fgh"]],
    ['a \\b \\" c\\ d', ['a|b|"|c d']],
    ['a $b ${c:-d} "$e" f$(g h)', ["a|{$b}|{${c:-d}}|{$e}|{f$(g h)}", "g|h"]],
    ["X=1 a b > c 2>&1 < d", ["a|b"]],
    ["a # b", ["a"]],
    ["a \\\n b", ["a|b"]],
    ["", []],
  ])("%j", (script, words) => {
    expect(wordsOf(script)).toEqual(words);
  });
});

describe("commands", () => {
  it.each([
    ["a && b || c; d | e & f", ["a", "b", "c", "d", "e", "f"]],
    ["if a; then b; else c; fi", ["a", "b", "c"]],
    ["for x in 1 2; do a; done; while b; do c; done", ["a", "b", "c"]],
    ["(a; b) && { c; }", ["a", "b", "c"]],
    ["f() { a; }; ! b", ["a", "b"]],
    ["case $x in y) a;; esac", ["a"]],
    ["a <<X\nb c\nX\nd", ["a", "d"]],
    ["sudo -E a b", ["sudo|-E|a|b", "a|b"]],
    ["env X=1 a", ["env|X=1|a", "a"]],
  ])("%j", (script, commands) => {
    expect(wordsOf(script)).toEqual(commands);
  });

  it("know what pipes into them", () => {
    const commands = shell.commands("yes | a x | b > c");
    expect(commands.map(({ pipedFrom }) => pipedFrom)).toEqual([null, "yes", "a"]);
  });

  it("stand where they stand", () => {
    const script = "a && bb 'c d' | e";
    const spans = shell.commands(script).map(({ start, end }) => script.slice(start, end));
    expect(spans).toEqual(["a", "bb 'c d'", "e"]);
  });
});

describe("pipes", () => {
  it.each([
    [
      "a | b |& c",
      [
        ["|", "a"],
        ["|&", "b"],
      ],
    ],
    ["(a; b) | c", [["|", null]]],
    ["x=$(a | b)", [["|", "a"]]],
    ["if a | b; then c; fi", [["|", "a"]]],
    ["a || b; case x in a|b) c;; esac; [[ a =~ b|c ]]; d 'e | f'; g >| h", []],
  ])("are found in %j", (script, found) => {
    const pipes = shell.pipes(script);
    expect(pipes.map(({ start, end, from }) => [script.slice(start, end), from])).toEqual(found);
  });
});

describe("the command that leads", () => {
  it.each([
    ["a", "a", null, ""],
    ["a && b", "a", "&&", "b"],
    ["a || b; c", "a", "||", "b; c"],
    ["a; b", "a", ";", "b"],
    ["a\nb", "a", ";", "b"],
    ["set -e; a && b", "a", "&&", "b"],
    ["set -e && a && b", "a", "&&", "b"],
    ["# x\na", "a", null, ""],
  ])("%j", (script, name, operator, rest) => {
    const leading = shell.commands(script).find(({ lead }) => lead !== null);
    expect(leading?.words[0]?.text).toBe(name);
    expect(leading?.lead?.operator).toBe(operator);
    expect(script.slice(leading?.lead?.restStart)).toBe(rest);
  });

  it.each(["(a)", "a | b", "! a", "a & b", "if a; then b; fi", "x=1; (a)", "a > b"])(
    "is none: %j",
    (script) => {
      expect(shell.commands(script).filter(({ lead }) => lead !== null)).toEqual([]);
    },
  );
});

it("answers the same after many scripts and forced collections", () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let count = 0; count < 2_000; count += 1) {
    const script = `a${count} && { b 'c' | d; } <<X\n$(e)\nX\n`;
    const names = shell.commands(script).map(({ words }) => words[0]?.text);
    expect(names.slice(0, 3)).toEqual([`a${count}`, "b", "d"]);
    if (count % 100 === 0) collect();
  }
});

it("goes no deeper than it can", () => {
  const deep = `${"(".repeat(2_000)}a${")".repeat(2_000)}`;
  expect(shell.commands(deep)).toEqual([]);
});

it("says once that the parser cannot be loaded", async () => {
  const warnings: string[] = [];
  const loader = new ShellLoader({
    path: (name) => `/nowhere/${name}`,
    warn: (message) => warnings.push(message),
  });
  expect([await loader.load(), await loader.load()]).toEqual([null, null]);
  expect(warnings).toHaveLength(1);
});

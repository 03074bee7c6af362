import { describe, expect, it } from "vitest";
import { commandChain } from "./command-chain.ts";

const links = (script: string): readonly string[] | null =>
  commandChain(script)?.map(({ names, text }) => `${names.join("|")}: ${text}`) ?? null;

describe("commandChain", () => {
  it.each([
    ["a && b c", ["a: a", "b: b c"]],
    ["a | b |& c && d", ["a|b|c: a | b |& c", "d: d"]],
    ["A=1 B='x y' c && D=2", ["c: A=1 B='x y' c", ": D=2"]],
    [
      "a '&& ;' \"&& $(b && c | d)\" && e \\; f",
      ["a: a '&& ;' \"&& $(b && c | d)\"", "e: e \\; f"],
    ],
    ["a > b 2>&1 && c &> d", ["a: a > b 2>&1", "c: c &> d"]],
    ["a ${B:-c} ${#D} $E && f", ["a: a ${B:-c} ${#D} $E", "f: f"]],
    ["a b#c {d,e} && [ -f g ]", ["a: a b#c {d,e}", "[: [ -f g ]"]],
  ])("reads %j", (script, expected) => {
    expect(links(script)).toEqual(expected);
  });

  it.each([
    ...["", "a &&", "&& a", "a || b", "a; b", "a & b", "a\nb", "(a)", "{ a; }", "! a", "if a"],
    ...["a `b`", "a <<E", "a # b", "$A b", "'a' b", 'a "', "a '", "a $(b; c)", "a $(b", "a $'b'"],
    ...["a ${B:=c}", "a \\", "A=$b\\c d", "a <(b)", "a()"],
  ])("leaves %j to a shell", (script) => {
    expect(links(script)).toBeNull();
  });

  it("takes time in proportion to the length", () => {
    const script = `A=${"$bcdefgh".repeat(2_000)}\\i j`;
    const start = performance.now();
    commandChain(script);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

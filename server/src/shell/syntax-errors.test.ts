import { describe, expect, it } from "vitest";
import { findSyntaxErrors } from "./syntax-errors.ts";

/** The first error: what kind, and the words that it marks. */
function errorIn(script: string): string {
  const [error] = findSyntaxErrors(script);
  if (error === undefined) return "none";
  return `${error.kind}: ${script.slice(error.start, error.end)} (${error.what})`;
}

describe("scripts that a shell refuses", () => {
  it.each([
    ['a "b', 'unclosed-quote: " (")'],
    ["a 'b", "unclosed-quote: ' (')"],
    ["a $(b", "unclosed-substitution: $( ($()"],
    ["a `b", "unclosed-substitution: ` (`)"],
    ["a ${b", "unclosed-substitution: ${ (${)"],
    ["if a; then b", "unclosed-block: if (if|fi)"],
    ["if a; b; fi", "unclosed-block: if (if|then)"],
    ["while a; do b", "unclosed-block: while (while|done)"],
    ["for a in b; c; done", "unclosed-block: for (for|do)"],
    ["case a in b) c;;", "unclosed-block: case (case|esac)"],
    ["{ a;", "unclosed-block: { ({|})"],
    ["(a", "unclosed-block: ( ((|))"],
    ["[ a && b", "unclosed-block: [ ([|])"],
    ["[a = b ]", "unclosed-block: [ ([|])"],
    ["a <<E\nb", "unclosed-block: <<E (<<|E)"],
    ["a; }", "unmatched: } (})"],
    ["a; done", "unmatched: done (done)"],
    ["a )", "unmatched: ) ())"],
    ["a ;; b", "unmatched: ;; (;;)"],
    ["a && && b", "no-command: && (&&)"],
    ["a |", "no-command: | (|)"],
    ["&& a", "no-command: && (&&)"],
    ["a &; b", "no-command: ; (;)"],
    ["if a; then fi", "no-command: fi (fi)"],
    ["a (b)", "unexpected: ( (()"],
    ["f() a", "unexpected: a (a)"],
  ])("%j", (script, error) => {
    expect(errorIn(script)).toBe(error);
  });
});

describe("scripts that a shell takes", () => {
  it.each([
    "",
    "# it's a comment",
    "a b\u00a0$c \u2003${d}\f\v e",
    "a 'b\"' \"c'\" \\\" \\'",
    "if a; then b; elif c; then d; else e; fi",
    "while a; do b; done; until c; do d; done",
    "for a in b c; do d; done; for e; do f; done; for ((i=0;i<1;i++)); do g; done",
    "case a in (b|c) d;; *) e; esac",
    "f() { a; }; function g { b; }; h() (c)",
    "a=(1 2 'x y'); b+=(\n3 # four\n)",
    "echo if then fi do done { } esac",
    "a <<E && b\nit's (\nE\nc",
    "a <<-'E' <<F\n\tx\n\tE\ny\nF\n",
    "[[ a =~ ^(b|c)$ && d ]] && [ a = b ]",
    'a $((1 + (2 * 3))) ${b:-"c d"} $(e "$(f)")',
    "a > b 2>&1 < c >> d &> e; (f) > g",
    "! a | b && { c; } || (d) &",
    "a \\\n  b &&\n\n c",
    "((a = 1)); a <(b) >(c)",
    "ls @(a|b) !(c)",
  ])("%j", (script) => {
    expect(errorIn(script)).toBe("none");
  });
});

it("does not fail on what is nested too deeply", () => {
  expect(errorIn(`${"(".repeat(5_000)}a${")".repeat(5_000)}`)).toBe("none");
});

import { describe, expect, it } from "vitest";
import { spanText } from "../text/span.ts";
import { badCheckOption, parseDirective } from "./directives.ts";

describe("a directive", () => {
  it.each([
    ["# escape=`", "escape", "`"],
    ["#escape=`", "escape", "`"],
    ["#  EsCape \t=  `  ", "escape", "`"],
    ["# syntax=docker/dockerfile:1", "syntax", "docker/dockerfile:1"],
    ["# check=skip=a, b;error=true", "check", "skip=a, b;error=true"],
    ["# escape=a=b", "escape", "a=b"],
  ])("%s", (line, name, value) => {
    const directive = parseDirective(line, 0);
    expect([directive?.name, directive?.value]).toEqual([name, value]);
  });

  it.each([
    "escape=`",
    "# hello",
    "# hello=world",
    "# escape",
    "# escape=",
    "# escape= \t",
    "# escape `",
    "#\u00a0escape=`",
    "# escapes=`",
    "#",
  ])("is none: %s", (line) => {
    expect(parseDirective(line, 0)).toBeNull();
  });

  it("has spans in the text that its line is from", () => {
    const text = "##\n# escape = x \n";
    const directive = parseDirective(text.slice(3, -1), 3);
    expect(
      directive &&
        [directive.span, directive.nameSpan, directive.valueSpan].map((span) =>
          spanText(text, span),
        ),
    ).toEqual(["# escape = x", "escape", "x"]);
  });

  it("is read in time that grows with the line", () => {
    const line = `# escape=x${" ".repeat(60_000)}y`;
    const start = performance.now();
    parseDirective(line, 0);
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe("the options of check", () => {
  it.each([
    "skip=all",
    "skip=a,b;error=1",
    "error=TRUE;experimental=x",
    "skip=",
    "skip=a ; nonsense",
  ])("%s are taken", (value) => {
    expect(badCheckOption(value)).toBeNull();
  });

  it.each([
    ["x", "x"],
    ["skip", "skip"],
    ["SKIP=a", "SKIP=a"],
    ["skip=a;", ""],
    ["skip=a; error=true", ""],
    ["error=maybe", "error=maybe"],
  ])("%s are not", (value, bad) => {
    expect(badCheckOption(value)).toBe(bad);
  });
});

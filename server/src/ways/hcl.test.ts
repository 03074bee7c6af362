import { describe, expect, it } from "vitest";
import { type Expression, type HclBody, parseHcl } from "./hcl.ts";

/** A body on one line. */
function shown({ attributes, blocks }: HclBody): string {
  const pairs = [...attributes].map(([name, value]) => `${name}=${text(value)}`);
  const inside = blocks.map(
    (block) => `${[block.type, ...block.labels].join(" ")} {${shown(block)}}`,
  );
  return [...pairs, ...inside].join(" ");
}

function text(value: Expression): string {
  switch (value.kind) {
    case "text":
      return `"${value.parts.map((part) => (typeof part === "string" ? part : `<${text(part)}>`)).join("")}"`;
    case "name":
      return value.name;
    case "list":
      return `[${value.items.map(text).join(", ")}]`;
    case "map":
      return `{${[...value.entries].map(([name, each]) => `${name}: ${text(each)}`).join(", ")}}`;
    default:
      return value.kind;
  }
}

describe("parseHcl", () => {
  it.each([
    ['a = "b"', 'a="b"'],
    ["a = 1.5\nb = true\nc = null", 'a="1.5" b="true" c=null'],
    ["a = NAME", "a=NAME"],
    ['a = "x-${NAME}-y"', 'a="x-<NAME>-y"'],
    ['a = "$${NAME} $5 \\" \\n"', 'a="${NAME} $5 " \n"'],
    ['a = ["b", NAME, ]', 'a=["b", NAME]'],
    ['a = [\n  "b", # one\n  "c" // two\n]', 'a=["b", "c"]'],
    ['a = {\n  B = "1"\n  "c-d" : "2", e = 3\n}', 'a={B: "1", c-d: "2", e: "3"}'],
    ['target "x" {\n  a = "b"\n}\n/* no\n */ c = "d"', 'c="d" target x {a="b"}'],
    ['target "x" { a = "b" }', 'target x {a="b"}'],
    ['target "x" {\n  args {\n    A = "1"\n  }\n}', 'target x { args {A="1"}}'],
    ["a = <<EOT\nline\nEOT\nb = 1", 'a="line\n" b="1"'],
    ["a = <<-EOT\n  line\n  EOT\nb = 1", 'a="line\n" b="1"'],
  ])("reads %j", (written, expected) => {
    expect(shown(parseHcl(written)).replaceAll("{ ", "{")).toBe(expected.replaceAll("{ ", "{"));
  });

  it.each([
    ['a = upper("x, y")\nb = 1', 'a=unknown b="1"'],
    ['a = X == "" ? "1" : "2"\nb = 1', 'a=unknown b="1"'],
    ['a = [for x in Y : "${x}"]\nb = 1', 'b="1"'],
    ['a = ["b", f("c", "d"), "e"]', 'a=["b", unknown, "e"]'],
    ['a = "x-${f(NAME)}"', 'a="x-<unknown>"'],
    ['a = "%{ if X }y%{ endif }"', 'a="<unknown>y<unknown>"'],
    ["a = b.c[0]\nd = 1", 'a=unknown d="1"'],
    ['a = {\n  B = f({ c = "d" })\n  E = "1"\n}', 'a={B: unknown, E: "1"}'],
  ])("reads over what it does not work out: %j", (written, expected) => {
    expect(shown(parseHcl(written))).toContain(expected);
  });

  it.each(["{", "}", "a =", "a = [", 'a = "', "x {", 'x "y" {', "a = {", "= = =", "a = <<E", "[1"])(
    "gives a body for any text: %j",
    (written) => {
      expect(() => parseHcl(written)).not.toThrow();
    },
  );
});

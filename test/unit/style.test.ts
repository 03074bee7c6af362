import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import { expect, it } from "vitest";
import { STYLE } from "../../scripts/style-rules.mjs";

function violations(text: string): string[] {
  const config = [
    {
      files: ["**/*.ts"],
      languageOptions: { parser: tseslint.parser },
      rules: { "no-restricted-syntax": ["error", ...STYLE] },
    },
  ] as unknown as Linter.Config[];
  return new Linter()
    .verify(text, config, { filename: "planted.ts" })
    .map((message) => message.message);
}

it.each([
  ["class A { private a = 1; }", "Private members are #private."],
  ["export enum Kind { A }", "Use a union of literals."],
  ["export default 1;", "Exports are named."],
  [`export * from "./a.ts";`, "No barrels: import from the file itself."],
  [
    "let count = 0; export const next = () => ++count;",
    "No mutable module state: give it an owner.",
  ],
  ["export let count = 0;", "No mutable module state: give it an owner."],
])("stops %s", (text, message) => {
  expect(violations(text)).toEqual([message]);
});

it("lets a constant be", () => {
  expect(violations("const count = 0; export const next = () => count + 1;")).toEqual([]);
});

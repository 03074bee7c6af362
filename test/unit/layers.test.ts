import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";
import { layerRules } from "../../scripts/layers.mjs";

/** Lints a planted text as if it stood in `file`, by the layer table alone. */
function violations(file: string, text: string): string[] {
  const config = [
    {
      files: ["**/*.ts"],
      plugins: { "@typescript-eslint": tseslint.plugin },
      languageOptions: { parser: tseslint.parser },
      rules: { "no-restricted-syntax": ["error", { selector: "ImportExpression" }] },
    },
    ...layerRules([{ selector: "TSEnumDeclaration", message: "Use a union of literals." }]),
  ] as unknown as Linter.Config[];
  return new Linter()
    .verify(text, config, { filename: file })
    .map((message) => message.ruleId ?? message.message);
}

const RESTRICTED_IMPORT = ["no-restricted-imports"];

describe("the layer table", () => {
  it.each([
    ["server/src/text/planted.ts", `import { a } from "../syntax/parse.ts";`],
    ["server/src/syntax/planted.ts", `import { a } from "../model/model.ts";`],
    ["server/src/forecast/planted.ts", `import { a } from "../rules/registry.ts";`],
    ["server/src/lint/planted.ts", `import { a } from "../lsp/server.ts";`],
    ["server/src/model/planted.ts", `import { a } from "../platform/node-host.ts";`],
    ["server/src/model/planted.ts", `import { readFileSync } from "node:fs";`],
    ["server/src/rules/planted.ts", `import { a } from "vscode-languageserver-types";`],
    ["server/src/features/planted.ts", `import { a } from "vscode-languageserver";`],
    ["server/src/lsp/planted.ts", `import { a } from "../cli/main.ts";`],
    ["server/src/lsp/planted.ts", `import { a } from "../../../client/src/extension.ts";`],
    ["client/src/explorer/planted.ts", `import { a } from "../../../server/src/text/span.ts";`],
    ["client/src/engine/planted.ts", `import { window } from "vscode";`],
    ["protocol/src/planted.ts", `import { readFileSync } from "node:fs";`],
  ])("stops %s with %s", (file, text) => {
    expect(violations(file, text)).toEqual(RESTRICTED_IMPORT);
  });

  it.each([
    ["server/src/syntax/planted.ts", `import { a } from "../text/span.ts";`],
    ["server/src/model/planted.ts", `import type { Host } from "../platform/host.ts";`],
    ["server/src/features/planted.ts", `import type { Range } from "vscode-languageserver-types";`],
    ["server/src/lsp/planted.ts", `import { a } from "../platform/node-host.ts";`],
    ["client/src/explorer/planted.ts", `import { window } from "vscode";`],
  ])("lets %s have %s", (file, text) => {
    expect(violations(file, text)).toEqual([]);
  });

  it("stops a process that starts anywhere but where one may", () => {
    const text = `import { spawn } from "node:child_process";`;
    const stopped = ["@typescript-eslint/no-restricted-imports"];
    expect(violations("server/src/lsp/planted.ts", text)).toEqual(stopped);
    expect(violations("server/src/platform/planted.ts", text)).toEqual(stopped);
    expect(violations("client/src/commands/planted.ts", text)).toEqual(stopped);
    expect(violations("server/src/platform/git-process.ts", text)).toEqual([]);
    expect(violations("server/src/platform/docker-process.ts", text)).toEqual([]);
  });

  it("stops a lazy import outside the files that may have one", () => {
    const text = `export const later = () => import("./model.ts");`;
    expect(violations("server/src/model/planted.ts", text)).toEqual(["no-restricted-syntax"]);
    expect(violations("server/src/shell/load.ts", text)).toEqual([]);
  });
});

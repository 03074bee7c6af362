import { describe, expect, it } from "vitest";
import { packageFolder } from "./licences.mjs";

describe("packageFolder", () => {
  it.each([
    ["node_modules/yaml/dist/index.js", "node_modules/yaml"],
    ["node_modules/@vscode/l10n/dist/main.js", "node_modules/@vscode/l10n"],
    ["node_modules/bl/node_modules/inherits/a.js", "node_modules/bl/node_modules/inherits"],
    ["../node_modules/yaml/a.js", "../node_modules/yaml"],
    ["client/src/extension.ts", null],
    ["left-out:ssh2", null],
  ])("%s", (path, folder) => {
    expect(packageFolder(path)).toBe(folder);
  });
});

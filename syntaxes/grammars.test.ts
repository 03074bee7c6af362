import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { tokenize } from "./tokenize.ts";
import type { GrammarFile } from "./tokenize.ts";

interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

const HOSTS: readonly GrammarFile[] = [
  { scope: "source.dockerfile", file: "syntaxes/fixtures/host.tmLanguage.json", injectTo: [] },
  { scope: "source.shell", file: "syntaxes/fixtures/shell.tmLanguage.json", injectTo: [] },
];

describe("the grammar", () => {
  it.each([
    ["patterns.dockerignore", "source.dockerignore"],
    ["heredocs.dockerfile", "source.dockerfile"],
    ["flags.dockerfile", "source.dockerfile"],
  ])("reads %s as its snapshot says", async (name, scope) => {
    const text = await readFile(new URL(`fixtures/${name}`, import.meta.url), "utf8");
    const tokens = await tokenize(text, scope, [...(await contributed()), ...HOSTS]);
    await expect(tokens).toMatchFileSnapshot(`fixtures/${name}.tokens`);
  });
});

/** The grammars that the manifest gives to VS Code, so that its paths and scopes are tested too. */
async function contributed(): Promise<GrammarFile[]> {
  const manifest = await readFile(new URL("../package.json", import.meta.url), "utf8");
  const { contributes } = JSON.parse(manifest) as {
    readonly contributes: { readonly grammars: readonly Contribution[] };
  };
  return contributes.grammars.map(({ scopeName, path, injectTo = [] }) => ({
    scope: scopeName,
    file: path,
    injectTo,
  }));
}

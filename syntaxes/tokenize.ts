import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

/** A grammar's file, from the repository's root, and the scopes that it is injected into. */
export interface GrammarFile {
  readonly scope: string;
  readonly file: string;
  readonly injectTo: readonly string[];
}

/**
 * Each line of `text` as the grammar of `scope` reads it, with a line below it for each token that
 * has a scope of its own: carets under the token, then its scopes without the root's. Blanks have
 * no such line.
 */
export async function tokenize(
  text: string,
  scope: string,
  grammars: readonly GrammarFile[],
): Promise<string> {
  const grammar = await (await createRegistry(grammars)).loadGrammar(scope);
  if (grammar === null) throw new Error(`no grammar for ${scope}`);
  let state = textmate.INITIAL;
  const out: string[] = [];
  for (const line of text.split("\n")) {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    out.push(line);
    for (const token of result.tokens) {
      const scopes = token.scopes.slice(1).join(" ");
      const word = line.slice(token.startIndex, token.endIndex);
      if (scopes === "" || word.trim() === "") continue;
      out.push(
        `${blanksLike(line.slice(0, token.startIndex))}${"^".repeat(word.length)} ${scopes}`,
      );
    }
  }
  return `${out.join("\n").trimEnd()}\n`;
}

async function createRegistry(grammars: readonly GrammarFile[]): Promise<textmate.Registry> {
  await loadOniguruma();
  return new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    getInjections: (scope) =>
      grammars.filter(({ injectTo }) => injectTo.includes(scope)).map((grammar) => grammar.scope),
    loadGrammar: async (scope) => {
      const grammar = grammars.find((candidate) => candidate.scope === scope);
      if (grammar === undefined) return null;
      const path = new URL(`../${grammar.file}`, import.meta.url);
      return textmate.parseRawGrammar(await readFile(path, "utf8"), grammar.file);
    },
  });
}

async function loadOniguruma(): Promise<void> {
  const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
  await oniguruma.loadWASM(await readFile(wasm));
}

function blanksLike(text: string): string {
  return text.replace(/[^\t]/g, " ");
}

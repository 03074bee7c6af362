import type { IgnoreFile } from "../context/dockerignore.ts";
import { patternTexts } from "../context/dockerignore.ts";
import { cleanSource } from "../context/go-path.ts";
import { IgnoreMatcher, type IgnoreState, rootState } from "../context/ignore-matcher.ts";
import { expandWord } from "../model/expand.ts";
import { defineRule } from "./rule.ts";
import { builtSteps } from "./support/built-steps.ts";
import { isHeredocWord, isRemoteSource, sourceWords } from "./support/instructions.ts";

export const rule = defineRule({
  meta: {
    id: "copy-ignored-file",
    aliases: ["CopyIgnoredFile"],
    group: "files",
    severity: "warning",
    recommended: true,
    fix: "none",
    needs: { kind: "ignore-file" },
    messages: {
      ignored:
        "{keyword} cannot see {source}: {pattern} on line {line} of .dockerignore keeps it out of the build.",
      "ignored-whole":
        "{keyword} finds nothing: {pattern} on line {line} of .dockerignore keeps everything out of the build.",
    },
  },
  check({ dockerfile, evaluation, ignore, report }) {
    if (ignore === null || ignore.patterns.length === 0) return;
    const patterns = new IgnorePatterns(ignore);
    for (const { instruction, step, inherited } of builtSteps(evaluation, ["ADD", "COPY"])) {
      if (instruction.flags.some(({ name }) => name === "from")) continue;
      const { environment } = step.before;
      for (const word of sourceWords(instruction)) {
        if (isHeredocWord(instruction, word)) continue;
        const expanded = expandWord(word.text, environment, dockerfile.escape);
        const known = expanded.references.every(({ name }) => environment.get(name) !== undefined);
        if (expanded.failure !== null || !known || isRemoteSource(expanded.value)) continue;
        const source = cleanSource(expanded.value);
        const found = patterns.blame(source);
        if (found === null) continue;
        const { keyword } = instruction;
        const line = String(found.line + 1);
        const args = { keyword, source: word.text, pattern: found.text, line };
        report({
          message: source === "." ? "ignored-whole" : "ignored",
          args,
          span: inherited ?? word.span,
        });
      }
    }
  },
});

class IgnorePatterns {
  readonly #file: IgnoreFile;
  readonly #matcher: IgnoreMatcher;

  constructor(file: IgnoreFile) {
    this.#file = file;
    this.#matcher = new IgnoreMatcher(patternTexts(file));
  }

  /** The pattern because of which no file that the source may stand for reaches the build. */
  blame(source: string): { readonly text: string; readonly line: number } | null {
    const paths = source === "." ? WHOLE : exampleNames(source);
    if (paths === null) return null;
    let blamed: number | null = null;
    for (const path of paths) {
      const index = this.#ignoredBy(path, source === ".");
      if (index === null) return null;
      blamed ??= index;
    }
    return blamed === null ? null : (this.#file.patterns[blamed] ?? null);
  }

  /** The index of the last pattern that matched, where the path and all below it are ignored. */
  #ignoredBy(path: string, anything: boolean): number | null {
    let state: IgnoreState = rootState;
    let ignored = false;
    const names = path.split("/");
    for (let depth = 1; depth <= names.length; depth += 1) {
      const verdict = this.#matcher.match(names.slice(0, depth).join("/"), state);
      ({ state, ignored } = verdict);
    }
    const comesBack = anything
      ? this.#file.patterns.some(({ exception }) => exception)
      : !this.#matcher.canSkip(path);
    return ignored && !comesBack ? state.lastIndexOf(true) : null;
  }
}

/** Only what ignores any name at all ignores these. */
const WHOLE: readonly string[] = ["q", "zz-9.kx", ".w_5/q7"];

/**
 * Names that a wildcard may stand for; a pattern that matches them all covers it. Null where a
 * class or an escape makes that hard to say.
 */
function exampleNames(source: string): readonly string[] | null {
  if (/[[\]\\]/.test(source)) return null;
  if (!/[*?]/.test(source)) return [source];
  return ["q", "zz-9"].map((filling) =>
    source.replaceAll("*", filling).replaceAll("?", filling.charAt(0)),
  );
}

import type { Instruction, Word } from "../syntax/tree.ts";
import { type FixKind, defineRule } from "./rule.ts";
import { allSteps, isHeredocWord, isRemoteSource, sourceWords } from "./support/instructions.ts";

export const rule = defineRule({
  meta: {
    id: "add-instead-of-copy",
    aliases: ["DL3020"],
    group: "files",
    severity: "warning",
    recommended: true,
    fix: "safe",
    messages: {
      copy: "COPY is enough for local files; ADD also fetches URLs and unpacks archives.",
      apart: "COPY is enough for some of these files: leave to ADD only URLs and archives.",
      change: "Change ADD to COPY",
    },
  },
  check({ dockerfile, evaluation, report }) {
    for (const { instruction } of allSteps(evaluation, ["ADD"])) {
      const sources = sourceWords(instruction);
      if (sources.length === 0 || instruction.flags.some(isOnlyForAdd)) continue;
      const needing = sources.filter(
        (word) => !isHeredocWord(instruction, word) && needsAdd(word.text),
      );
      if (needing.length === sources.length) continue;
      if (needing.length > 0) {
        // COPY would have to stand beside it: worth telling only those who want all.
        report({ message: "apart", span: instruction.keywordSpan, onlyOnRequest: true });
        continue;
      }
      const { keywordSpan } = instruction;
      const written = dockerfile.text.slice(keywordSpan.start, keywordSpan.end);
      const text = written === written.toLowerCase() ? "copy" : "COPY";
      report({
        message: "copy",
        span: keywordSpan,
        fixes: [
          {
            kind: kindOfFix(instruction, sources),
            title: "change",
            edits: [{ span: keywordSpan, text }],
          },
        ],
      });
    }
  },
});

function isOnlyForAdd({ name }: { readonly name: string }): boolean {
  return ["checksum", "keep-git-dir", "unpack"].includes(name);
}

const ARCHIVE =
  /\.(?:tar|gz|bz2|xz|zst|lz|lzma|Z|tgz|tbz|tbz2|tb2|txz|tlz|tpz|tZ|tzst)(?:["'\]*?]*)$/i;

/** Archives and what is fetched; a variable may stand for either. */
function needsAdd(source: string): boolean {
  return source.includes("$") || isRemoteSource(unquoted(source)) || ARCHIVE.test(source);
}

/** A wildcard, or a name without an ending that is put into `/`, may turn out to be an archive. */
function kindOfFix(instruction: Instruction, sources: readonly Word[]): FixKind {
  const { args } = instruction;
  const words = args.kind === "words" ? args.words : args.kind === "json" ? args.items : [];
  const intoRoot = unquoted(words.at(-1)?.text ?? "") === "/";
  const isOpen = ({ text }: Word): boolean =>
    /[*?[]/.test(text) || (intoRoot && !/\.\w+$|[./]$/.test(unquoted(text)));
  const files = sources.filter((word) => !isHeredocWord(instruction, word));
  return files.some(isOpen) ? "suggestion" : "safe";
}

function unquoted(text: string): string {
  return text.replace(/^["']|["']$/g, "");
}

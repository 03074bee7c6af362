import type { EvaluatedStage } from "../model/evaluate.ts";
import type { Instruction } from "../syntax/tree.ts";
import type { RunScript, ShellCommand } from "../shell/run-scripts.ts";
import type { Span } from "../text/span.ts";
import { defineRule } from "./rule.ts";
import { isHeredocWord, sourceWords } from "./support/instructions.ts";
import { programName } from "./support/package-managers.ts";
import { scriptSteps } from "./support/script-steps.ts";

export const rule = defineRule({
  meta: {
    id: "copied-archive-extracted",
    aliases: ["DL3010"],
    group: "files",
    severity: "info",
    recommended: true,
    fix: "none",
    needs: {
      kind: "shell",
      words: "tar unzip gunzip bunzip2 unlzma unxz zgz uncompress zcat gzcat".split(" "),
    },
    messages: {
      add: "{archive} stays in a layer although it is only extracted: ADD extracts a tar archive and leaves none behind.",
    },
  },
  check({ evaluation, scripts, report }) {
    const runsOf = new Map<EvaluatedStage, RunScript[]>();
    for (const { script, stage } of scriptSteps(evaluation, scripts)) {
      const runs = runsOf.get(stage);
      if (runs === undefined) runsOf.set(stage, [script]);
      else runs.push(script);
    }
    for (const [stage, runs] of runsOf) {
      for (const step of stage.steps) {
        const { instruction } = step;
        for (const { archive, span } of copiedArchives(instruction)) {
          const extraction = runs
            .filter((script) => script.instruction.span.start > instruction.span.end)
            .flatMap(({ commands }) => commands)
            .find((command) => extracts(command, archive));
          if (extraction === undefined) continue;
          // A single compressed file is none that ADD would extract.
          const isTar = programName(extraction.name) === "tar";
          report({ message: "add", args: { archive }, span, onlyOnRequest: !isTar });
        }
      }
    }
  },
});

const ARCHIVE = /\.(?:tar|Z|bz2|gz|lz|lzma|tZ|tb2|tbz|tbz2|tgz|tlz|tpz|txz|xz)$/;
const EXTRACTORS: ReadonlySet<string> = new Set(
  "unzip gunzip bunzip2 unlzma unxz zgz uncompress zcat gzcat".split(" "),
);

interface CopiedArchive {
  /** Its name in the image. */
  readonly archive: string;
  readonly span: Span;
}

/** Archives that a COPY takes from the build context. */
function copiedArchives(instruction: Instruction): readonly CopiedArchive[] {
  const { keyword, flags, args } = instruction;
  if (keyword !== "COPY" || flags.some(({ name }) => name === "from")) return [];
  const words = args.kind === "words" ? args.words : args.kind === "json" ? args.items : [];
  const destination = baseName(words.at(-1)?.text ?? "");
  return sourceWords(instruction).flatMap((word) => {
    const name = baseName(word.text);
    if (isHeredocWord(instruction, word) || !ARCHIVE.test(name)) return [];
    return [{ archive: ARCHIVE.test(destination) ? destination : name, span: word.span }];
  });
}

function extracts(command: ShellCommand, archive: string): boolean {
  const { args } = command;
  if (!args.some(({ text }) => baseName(text) === archive)) return false;
  const program = programName(command.name);
  if (program !== "tar") return EXTRACTORS.has(program);
  return args.some(
    ({ text }, index) =>
      /^-[a-zA-Z]*x/.test(text) ||
      /^--(?:extract|get)$/.test(text) ||
      (index === 0 && /^[a-zA-Z]*x[a-zA-Z]*$/.test(text)),
  );
}

function baseName(path: string): string {
  const plain = path.replace(/["']/g, "");
  return plain.slice(plain.lastIndexOf("/") + 1);
}

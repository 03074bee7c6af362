import type { Environment } from "../../model/environment.ts";
import type { EvaluatedInstruction } from "../../model/evaluate.ts";
import { type Expansion, expandHeredoc, expandWord } from "../../model/expand.ts";
import { expandedWords } from "../../model/step-problems.ts";
import type { Dockerfile, Flag, Instruction, Word } from "../../syntax/tree.ts";
import type { Span } from "../../text/span.ts";
import { placeInWord } from "./place-in-word.ts";

/** A variable that the builder replaces and that has no default beside it. */
export interface VariableUse {
  readonly name: string;
  /** The whole reference, `${NAME}`. */
  readonly span: Span;
}

/** In the image and platform that FROM names. */
export function usesInFrom(
  { escape }: Dockerfile,
  from: Instruction,
  globals: Environment,
): readonly VariableUse[] {
  const base = from.args.kind === "words" ? from.args.words[0] : undefined;
  const words = [...from.flags.flatMap(flagWord), ...(base === undefined ? [] : [base])];
  return words.flatMap((word) => usesInWord(from, word, expandWord(word.text, globals, escape)));
}

/** In the words, flags and heredocs of an instruction, as far as the builder expands them. */
export function usesInStep(
  { escape, text }: Dockerfile,
  { instruction, before }: EvaluatedInstruction,
): readonly VariableUse[] {
  if (instruction.keyword === "ARG") return usesInArg(instruction, before.environment, escape);
  const words = [
    ...instruction.flags.filter(({ name }) => EXPANDED_FLAGS.has(name)).flatMap(flagWord),
    ...expandedWords(instruction),
  ];
  const uses = words.flatMap((word) =>
    usesInWord(instruction, word, expandWord(word.text, before.environment, escape)),
  );
  if (instruction.keyword === "RUN") return uses;
  const bodies = instruction.heredocs.filter(({ expand }) => expand);
  return [
    ...uses,
    ...bodies.flatMap(({ body }) => {
      const content = text.slice(body.start, body.end);
      const { references } = expandHeredoc(content, before.environment);
      return references.filter(hasNoDefault).map(({ name, start, end }) => ({
        name,
        span: { start: body.start + start, end: body.start + end },
      }));
    }),
  ];
}

const EXPANDED_FLAGS: ReadonlySet<string> = new Set(["chown", "chmod", "mount", "checksum"]);

/** Each name of an ARG sees those before it. */
function usesInArg(
  instruction: Instruction,
  before: Environment,
  escape: Dockerfile["escape"],
): readonly VariableUse[] {
  if (instruction.args.kind !== "pairs") return [];
  const declared = new Set<string>();
  const uses: VariableUse[] = [];
  for (const { name, value } of instruction.args.pairs) {
    const found =
      value === null ? [] : usesInWord(instruction, value, expandWord(value.text, before, escape));
    uses.push(...found.filter((use) => !declared.has(use.name)));
    declared.add(name.text);
  }
  return uses;
}

function usesInWord(
  instruction: Instruction,
  word: Word,
  { references }: Expansion,
): readonly VariableUse[] {
  return references
    .filter(hasNoDefault)
    .map(({ name, start, end }) => ({ name, span: placeInWord(instruction, word, start, end) }));
}

/** `-`, `+` and `?` say themselves what happens where nothing sets the variable. */
function hasNoDefault({ name, operator }: { readonly name: string; readonly operator: string }) {
  return name !== "" && !/^:?[-+?]$/.test(operator);
}

function flagWord({ value, valueSpan }: Flag): readonly Word[] {
  return value === null || valueSpan === null ? [] : [{ text: value, span: valueSpan }];
}

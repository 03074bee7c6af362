import { expandWord } from "../model/expand.ts";
import type { Instruction, Word } from "../syntax/tree.ts";
import { defineRule } from "./rule.ts";
import { builtSteps } from "./support/built-steps.ts";
import { sourceWords } from "./support/instructions.ts";

export const rule = defineRule({
  meta: {
    id: "destination-without-slash",
    aliases: ["DL3021", "INVALID_DESTINATION", "add_dest_invalid"],
    group: "files",
    severity: "warning",
    recommended: true,
    fix: "safe",
    messages: {
      slash:
        "Several sources go into a folder, and builders other than BuildKit want it to end with /.",
      add: "Add the /",
    },
  },
  check({ dockerfile, evaluation, report }) {
    for (const { instruction, step, inherited } of builtSteps(evaluation, ["COPY", "ADD"])) {
      const destination = lastWord(instruction);
      if (sourceWords(instruction).length < 2 || destination === undefined || inherited !== null)
        continue;
      const plain = destination.text.replace(/^(["'])(.*)\1$/, "$2");
      const { environment } = step.before;
      const { value, references } = expandWord(destination.text, environment, dockerfile.escape);
      const isKnown = references.every(({ name }) => environment.get(name) !== undefined);
      // A folder by its name, and what a build may hand in.
      if (!isKnown || /(?:^|[/\\])\.{0,2}$/.test(value) || plain.endsWith("\\")) continue;
      const { end } = destination.span;
      const isPlain = instruction.args.kind === "words" && plain === destination.text;
      const at = isPlain ? end : end - 1;
      report({
        message: "slash",
        span: destination.span,
        aliases: instruction.keyword === "COPY" ? COPY_NAMES : ADD_NAMES,
        fixes: [
          { kind: "safe", title: "add", edits: [{ span: { start: at, end: at }, text: "/" }] },
        ],
      });
    }
  },
});

const COPY_NAMES = ["DL3021", "INVALID_DESTINATION"];
const ADD_NAMES = ["INVALID_DESTINATION", "add_dest_invalid"];

function lastWord({ args }: Instruction): Word | undefined {
  if (args.kind === "words") return args.words.at(-1);
  return args.kind === "json" ? args.items.at(-1) : undefined;
}

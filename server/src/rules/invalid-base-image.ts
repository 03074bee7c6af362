import { evaluate, type Evaluation } from "../model/evaluate.ts";
import type { Environment } from "../model/environment.ts";
import { expandWord } from "../model/expand.ts";
import { parseImageReference } from "../model/image-reference.ts";
import { findStageByName } from "../model/model.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "invalid-base-image",
    aliases: ["InvalidDefaultArgInFrom", "BASE_NAME_EMPTY", "INVALID_REFERENCE_FORMAT"],
    group: "images",
    severity: "error",
    recommended: true,
    fix: "suggestion",
    messages: {
      blank: "{text} is empty here, so FROM names nothing: give its ARG a default.",
      invalid: "{text} is not an image reference.",
      "invalid-expanded": "{text} is {value} here, which is not an image reference.",
      "stage-casing": "A build finds stages in lower case alone: write {lower}.",
      change: "Change to {lower}",
      "blank-default":
        "{text} is empty unless a build gives the argument: give its ARG a default that works.",
      "invalid-default":
        "{text} is {value} unless a build gives the argument: give its ARG a default that works.",
    },
  },
  check({ evaluation, report }) {
    const defaults = defaultsOf(evaluation);
    for (const { stage } of evaluation.stages) {
      const word = stage.base;
      if (word === null) continue;
      const now = baseOf(word.text, evaluation.globals, evaluation);
      const byDefault = baseOf(word.text, defaults.globals, evaluation);
      // What cannot be expanded has a problem of its own.
      if (now === null || byDefault === null) continue;
      const text = word.text;
      const lower = now.toLowerCase();
      if (!isReference(now) && findStageByName(evaluation.model.stages, now, stage.index)) {
        const edits = now === text ? [{ span: word.span, text: lower }] : [];
        report({
          message: "stage-casing",
          args: { lower },
          span: word.span,
          aliases: aliasesOf(now, true),
          fixes:
            edits.length === 0
              ? []
              : [{ kind: "suggestion", title: "change", args: { lower }, edits }],
        });
      } else if (!isReference(now)) {
        const isOpen = isLeftToBuild(text, defaults);
        const message = now === "" ? "blank" : now === text ? "invalid" : "invalid-expanded";
        const args = { text, value: now };
        report({
          message: isOpen ? (now === "" ? "blank-default" : "invalid-default") : message,
          args,
          span: word.span,
          aliases: aliasesOf(now, !isReference(byDefault)),
          severity: isOpen ? "warning" : "error",
        });
      } else if (!isReference(byDefault)) {
        report({
          message: byDefault === "" ? "blank-default" : "invalid-default",
          args: { text, value: byDefault },
          span: word.span,
          aliases: ["InvalidDefaultArgInFrom"],
          severity: "warning",
        });
      }
    }
  },
});

/** The same file as a build without arguments sees it. */
function defaultsOf(evaluation: Evaluation): Evaluation {
  const given = Object.keys(evaluation.inputs.buildArgs).length > 0;
  if (!given) return evaluation;
  return evaluate(evaluation.model, { ...evaluation.inputs, buildArgs: {} });
}

function baseOf(text: string, globals: Environment, { model }: Evaluation): string | null {
  const { value, failure } = expandWord(text, globals, model.dockerfile.escape);
  return failure === null ? value : null;
}

/** A build asks this of the names of stages as well. */
function isReference(text: string): boolean {
  return parseImageReference(text) !== null;
}

/** Does an argument without a default stand in the name, so that every build has to give it? */
function isLeftToBuild(text: string, { globals, model }: Evaluation): boolean {
  const { references } = expandWord(text, globals, model.dockerfile.escape);
  return references.some(
    ({ name }) => globals.declared.has(name) && globals.get(name) === undefined,
  );
}

function aliasesOf(now: string, byDefault: boolean): readonly string[] {
  const name = now === "" ? "BASE_NAME_EMPTY" : "INVALID_REFERENCE_FORMAT";
  return byDefault ? ["InvalidDefaultArgInFrom", name] : [name];
}

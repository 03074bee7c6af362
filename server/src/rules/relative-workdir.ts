import { expandWord } from "../model/expand.ts";
import type { EvaluatedStage } from "../model/evaluate.ts";
import type { Word } from "../syntax/tree.ts";
import { defineRule } from "./rule.ts";
import { builtStepsOf } from "./support/built-steps.ts";

export const rule = defineRule({
  meta: {
    id: "relative-workdir",
    aliases: ["WorkdirRelativePath", "DL3000", "WORKDIR_IS_NOT_ABSOLUTE"],
    group: "paths",
    severity: "warning",
    recommended: true,
    fix: "safe",
    messages: {
      relative:
        "WORKDIR {path} is relative, and nothing here says to what: it depends on the base image.",
      below: "WORKDIR {path} goes on from the one before; an absolute path says where it is.",
      absolute: "Change to {path}",
    },
  },
  check({ evaluation, report }) {
    const { escape } = evaluation.model.dockerfile;
    const told = new Set<Word>();
    for (const stage of evaluation.stages) {
      if (setsWorkdir(evaluation.stages, stage)) continue;
      const [first] = builtStepsOf(evaluation, stage, ["WORKDIR"]);
      const args = first?.instruction.args;
      if (first === undefined || args?.kind !== "text") continue;
      const { before } = first.step;
      const { word } = args;
      const { value, references, failure } = expandWord(word.text, before.environment, escape);
      const { environment } = before;
      const known = references.every(({ name }) => environment.get(name) !== undefined);
      if (failure !== null || !known || value === "" || isAbsolute(value)) continue;
      const start = startingFolder(evaluation.stages, stage);
      told.add(word);
      const path = `${start ?? ""}/${word.text.replace(/^(?:\.\/)+/, "")}`;
      const isPlain = /^[\w./${}-]+$/.test(word.text) && !/(?:^|\/)\.\.?(?:\/|$)/.test(path);
      report({
        message: "relative",
        args: { path: word.text },
        span: first.inherited ?? word.span,
        aliases: looksRelative(word.text) ? rule.meta.aliases : BUILDKIT,
        fixes:
          isPlain && first.inherited === null
            ? [
                {
                  kind: start === null ? "suggestion" : "safe",
                  title: "absolute",
                  args: { path },
                  edits: [{ span: word.span, text: path }],
                },
              ]
            : [],
      });
    }
    for (const { keyword, args } of evaluation.stages.flatMap(({ stage }) => stage.instructions)) {
      if (keyword !== "WORKDIR" || args.kind !== "text") continue;
      const { word } = args;
      if (told.has(word) || !looksRelative(word.text)) continue;
      report({
        message: "below",
        args: { path: word.text },
        span: word.span,
        severity: "hint",
        aliases: OTHERS,
        onlyOnRequest: true,
      });
    }
  },
});

const BUILDKIT = ["WorkdirRelativePath"];
const OTHERS = ["DL3000", "WORKDIR_IS_NOT_ABSOLUTE"];

/** As it is written, whatever a variable in front stands for. */
function looksRelative(path: string): boolean {
  return !/^["']?(?:[/\\$]|[A-Za-z]:)/.test(path);
}

/** Does a stage that this one begins from set a folder? Only the first of a chain is looked at. */
function setsWorkdir(stages: readonly EvaluatedStage[], { base }: EvaluatedStage): boolean {
  const parent = base.kind === "stage" ? stages[base.index] : undefined;
  if (parent === undefined) return false;
  const own = [...parent.triggers, ...parent.steps].some(
    ({ instruction }) => instruction.keyword === "WORKDIR",
  );
  return own || setsWorkdir(stages, parent);
}

/** Where the image below begins, without a `/` at its end; null where nothing is known of it. */
function startingFolder(
  stages: readonly EvaluatedStage[],
  { base }: EvaluatedStage,
): string | null {
  if (base.kind === "scratch") return "";
  if (base.kind === "image") return base.facts?.workdir.replace(/\/$/, "") ?? null;
  const parent = base.kind === "stage" ? stages[base.index] : undefined;
  return parent === undefined ? null : startingFolder(stages, parent);
}

function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:)/.test(path);
}

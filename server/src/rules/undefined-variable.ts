import type { Environment } from "../model/environment.ts";
import type { EvaluatedStage } from "../model/evaluate.ts";
import { INSTRUCTIONS } from "../syntax/instruction-table.ts";
import { nearestWord } from "../syntax/suggest.ts";
import type { Dockerfile, Instruction } from "../syntax/tree.ts";
import { defineRule, type RuleContext, type RuleFix } from "./rule.ts";
import { baseMaySet } from "./support/base-variables.ts";
import { type BuiltStep, builtSteps } from "./support/built-steps.ts";
import { usesInFrom, usesInStep, type VariableUse } from "./support/variable-uses.ts";

export const rule = defineRule({
  meta: {
    id: "undefined-variable",
    aliases: ["UndefinedVar", "UndefinedArgInFrom", "DL3044"],
    group: "variables",
    severity: "warning",
    recommended: true,
    fix: "suggestion",
    messages: {
      undefined: "No ARG or ENV above sets {name}, so it is empty here.",
      "did-you-mean":
        "No ARG or ENV above sets {name}, so it is empty here. Did you mean {suggestion}?",
      "same-instruction":
        "{name} has no value here yet: an ENV sees what stands above it, not its own other variables.",
      undeclared: "{name} is empty here: a stage sees it only after its own ARG {name}.",
      "undefined-in-from": "No ARG before the first FROM declares {name}.",
      "undefined-in-from-did-you-mean":
        "No ARG before the first FROM declares {name}. Did you mean {suggestion}?",
      replace: "Change to {suggestion}",
      declare: "Declare ARG {name} in this stage",
    },
  },
  check(context) {
    for (const { stage } of context.evaluation.stages) {
      for (const use of usesInFrom(context.dockerfile, stage.from, context.evaluation.globals)) {
        checkInFrom(context, use);
      }
    }
    for (const built of builtSteps(context.evaluation, EXPANDING)) {
      for (const use of usesInStep(context.dockerfile, built.step)) {
        checkInStage(context, built, use);
      }
    }
  },
});

type Context = RuleContext<keyof typeof rule.meta.messages>;
type Fix = RuleFix<keyof typeof rule.meta.messages>;

function checkInFrom({ dockerfile, evaluation, report }: Context, use: VariableUse): void {
  const { name, span } = use;
  const aliases = ["UndefinedArgInFrom"];
  if (isSet(evaluation.globals, name)) return;
  const suggestion = nearestName(name, knownNames(evaluation.globals));
  if (suggestion === null) {
    report({ message: "undefined-in-from", args: { name }, span, aliases });
    return;
  }
  const fixes = [replaceName(dockerfile, use, suggestion)];
  const args = { name, suggestion };
  report({ message: "undefined-in-from-did-you-mean", args, span, aliases, fixes });
}

function checkInStage(
  { dockerfile, evaluation, report }: Context,
  { stage, step, instruction, inherited }: BuiltStep,
  use: VariableUse,
): void {
  const { name } = use;
  const { environment } = step.before;
  const span = inherited ?? use.span;
  const aliases = ["UndefinedVar"];
  if (isSet(environment, name)) return;
  const fromBase = baseMaySet(evaluation.stages, stage, name);
  if (fromBase === true) return;
  if (isSetBeside(instruction, use)) {
    const names = fromBase === false ? ["UndefinedVar", "DL3044"] : ["DL3044"];
    report({ message: "same-instruction", args: { name }, span, aliases: names });
    return;
  }
  if (isSet(evaluation.globals, name)) {
    const fixes = [declareArgument(dockerfile, stage, name)];
    report({ message: "undeclared", args: { name }, span, aliases, fixes });
    return;
  }
  const suggestion = nearestName(name, knownNames(environment));
  if (suggestion !== null) {
    const fixes = inherited === null ? [replaceName(dockerfile, use, suggestion)] : [];
    report({ message: "did-you-mean", args: { name, suggestion }, span, aliases, fixes });
  } else if (fromBase === false) report({ message: "undefined", args: { name }, span, aliases });
}

const EXPANDING: readonly string[] = INSTRUCTIONS.map(({ keyword }) => keyword);

/** Does the ENV that uses the variable set it as well, for what stands below? */
function isSetBeside({ keyword, args }: Instruction, { name, span }: VariableUse): boolean {
  if (keyword !== "ENV" || args.kind !== "pairs") return false;
  const own = args.pairs.find((pair) => pair.span.start <= span.start && span.end <= pair.span.end);
  return own?.name.text !== name && args.pairs.some((pair) => pair.name.text === name);
}

function isSet(environment: Environment, name: string): boolean {
  return environment.get(name) !== undefined || environment.declared.has(name);
}

/** Short names are near to anything. */
function nearestName(name: string, names: readonly string[]): string | null {
  return name.length < 3 ? null : nearestWord(name, names);
}

function knownNames(environment: Environment): readonly string[] {
  return [...environment.variables.map(({ name }) => name), ...environment.declared];
}

function replaceName({ text }: Dockerfile, { name, span }: VariableUse, suggestion: string): Fix {
  const at = text.indexOf(name, span.start);
  const inside = at >= 0 && at + name.length <= span.end;
  const edits = inside ? [{ span: { start: at, end: at + name.length }, text: suggestion }] : [];
  return { kind: "suggestion", title: "replace", args: { suggestion }, edits };
}

function declareArgument({ text }: Dockerfile, { stage }: EvaluatedStage, name: string): Fix {
  const { keywordSpan, span } = stage.from;
  const isLower = text.slice(keywordSpan.start, keywordSpan.end) === "from";
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const inserted = `${lineEnd}${isLower ? "arg" : "ARG"} ${name}`;
  const edits = [{ span: { start: span.end, end: span.end }, text: inserted }];
  return { kind: "suggestion", title: "declare", args: { name }, edits };
}

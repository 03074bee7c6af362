import { isVolatileName } from "../../model/volatile-names.ts";
import type { Instruction } from "../../syntax/tree.ts";
import type { Plan, PlannedStage, PlannedStep } from "../plan.ts";
import { type Event, isExecuted, type Proposal, type Propose } from "./proposal.ts";

/** An argument that is another one for each build stands above steps that do not use it. */
export const argumentTooEarly: Propose = (stage, plan, earlier) =>
  stage.steps.flatMap((step, index) => {
    const name = argumentName(step);
    if (name === null || !(mayBeVolatile(name) || hasVaried(name, plan, earlier))) return [];
    const proposal = propose(name, index, stage, plan);
    return proposal === null ? [] : [proposal];
  });

/** More than the names that a rule may go by: what is proposed here is tried before it is told. */
function mayBeVolatile(name: string): boolean {
  return (
    isVolatileName(name) ||
    /(^|_)(SHA|COMMIT|REVISION|DATE|TIMESTAMP)$/.test(name) ||
    /^(GIT|VCS|CI)_/.test(name) ||
    /^((APP|BUILD|IMAGE|RELEASE)_)?VERSION$/.test(name)
  );
}

function argumentName({ trigger, instruction }: PlannedStep): string | null {
  const { keyword, args } = instruction;
  if (trigger || keyword !== "ARG" || args.kind !== "pairs" || args.pairs.length !== 1) return null;
  return args.pairs[0]?.name.text ?? null;
}

function hasVaried(name: string, now: Plan, earlier: readonly Plan[]): boolean {
  const values = new Set([now, ...earlier].map(({ record }) => record.buildArgs[name] ?? null));
  return values.size > 1;
}

function propose(
  name: string,
  index: number,
  { steps }: PlannedStage,
  plan: Plan,
): Proposal | null {
  const { text } = plan.evaluation.model.dockerfile;
  const argument = steps[index];
  if (argument === undefined) return null;
  const group = [argument, ...variablesMadeOf(name, steps.slice(index + 1), text)];
  const names = [...new Set(group.flatMap(({ instruction }) => namesIn(instruction)))];
  const following = steps.slice(index + group.length);
  const at = following.findIndex(({ instruction }) => uses(instruction, names, text));
  const passed =
    at < 0 ? following.slice(0, following.findLastIndex(isExecuted) + 1) : following.slice(0, at);
  const last = passed.findLast(isExecuted);
  if (last === undefined || passed.some(({ trigger }) => trigger)) return null;
  const lines = group.map(({ instruction }) => lineOf(instruction, text));
  const place = lineOf(last.instruction, text).end;
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const moved = lines.map(({ start, end }) => text.slice(start, end).replace(/\r?\n$/, ""));
  const isLastLine = place === text.length && !text.endsWith("\n");
  const inserted = moved.map((line) => (isLastLine ? `${end}${line}` : `${line}${end}`)).join("");
  return {
    kind: "argument-too-early",
    step: argument,
    title: `Move ${name} down, below line ${last.instruction.endLine + 1}`,
    message: `Each new ${name} runs every step below it again, whether the step uses it or not.`,
    changes: `The image stays the same unless a step that it is moved below reads ${names.join(" or ")} without naming it.`,
    edits: [
      ...lines.map((span) => ({ span, text: "" })),
      { span: { start: place, end: place }, text: inserted },
    ],
    ignore: [],
    event: argumentChanges(name),
  };
}

/** ENVs that directly follow and hold nothing but the argument. */
function variablesMadeOf(
  name: string,
  following: readonly PlannedStep[],
  text: string,
): readonly PlannedStep[] {
  const other = following.findIndex(({ instruction: { keyword, args, span } }) => {
    if (keyword !== "ENV" || args.kind !== "pairs") return true;
    if (!names([name]).test(text.slice(span.start, span.end))) return true;
    return args.pairs.some(({ value }) => value === null || !names([name]).test(value.text));
  });
  return other < 0 ? following : following.slice(0, other);
}

function namesIn({ args }: Instruction): readonly string[] {
  return args.kind === "pairs" ? args.pairs.map((pair) => pair.name.text) : [];
}

function uses({ span }: Instruction, wanted: readonly string[], text: string): boolean {
  return names(wanted).test(text.slice(span.start, span.end));
}

function names(wanted: readonly string[]): RegExp {
  return new RegExp(`(?<![A-Za-z0-9_])(${wanted.join("|")})(?![A-Za-z0-9_])`);
}

/** The whole lines of an instruction, with the last one's end. */
function lineOf(
  { span }: Instruction,
  text: string,
): { readonly start: number; readonly end: number } {
  const start = text.lastIndexOf("\n", span.start - 1) + 1;
  const newline = text.indexOf("\n", span.end);
  return { start, end: newline < 0 ? text.length : newline + 1 };
}

function argumentChanges(name: string): Event {
  return {
    text: `${name} changes`,
    happen: (record) => ({ ...record, buildArgs: { ...record.buildArgs, [name]: "another" } }),
  };
}

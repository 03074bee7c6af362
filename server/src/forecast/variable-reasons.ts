import type { ReasonKind, ReasonView } from "@strata/protocol/forecast";
import { maskValue } from "@strata/protocol/secrets";
import { type Environment, isUnknownText, type Variable } from "../model/environment.ts";
import { expandWord } from "../model/expand.ts";
import type { Plan } from "./plan.ts";

/** What a step sees, in the build that it belongs to. */
export interface Scope {
  readonly environment: Environment;
  readonly plan: Plan;
}

/** Where and how variables differ that a step sees; `only` looks at these names alone. */
export function variableReasons(
  now: Scope,
  then: Scope,
  only: ReadonlySet<string> | null = null,
): ReasonView[] {
  const reasons = new Map<string, ReasonView>();
  const names = new Set(
    [...now.environment.variables, ...then.environment.variables].map(({ name }) => name),
  );
  for (const name of names) {
    if (only?.has(name) === false) continue;
    for (const reason of reasonsFor(name, now, then)) reasons.set(reason.message, reason);
  }
  if (reasons.size === 0 && only === null && order(now) !== order(then)) {
    const message = "The variables are set in another order, which is part of the key.";
    return [{ kind: "environment-changed", message }];
  }
  return [...reasons.values()].sort((a, b) => rank(a) - rank(b));
}

/** An ENV that only passes on what changed above it is told by what changed. */
function reasonsFor(name: string, now: Scope, then: Scope): ReasonView[] {
  const ours = now.environment.get(name);
  const theirs = then.environment.get(name);
  if (ours?.value === theirs?.value) return [];
  if (ours === undefined) {
    return theirs === undefined ? [] : [reason(theirs, `is gone, it was ${shown(theirs)}`, false)];
  }
  const passed = [...passedOn(ours, theirs, now, then)];
  if (passed.length > 0) return passed;
  const change =
    theirs === undefined ? `is new: ${shown(ours)}` : `changed: ${shown(theirs)} → ${shown(ours)}`;
  return [reason(ours, change, true)];
}

function passedOn(
  ours: Variable,
  theirs: Variable | undefined,
  now: Scope,
  then: Scope,
): readonly ReasonView[] {
  const source = assignmentOf(ours, now);
  const before = theirs === undefined ? null : assignmentOf(theirs, then);
  if (source === null || source.text !== before?.text) return [];
  return source.references.flatMap((name) =>
    reasonsFor(
      name,
      { ...now, environment: source.environment },
      { ...then, environment: before.environment },
    ),
  );
}

interface Assignment {
  /** As written. */
  readonly text: string;
  readonly references: readonly string[];
  /** What the assignment saw. */
  readonly environment: Environment;
}

function assignmentOf({ name, origin }: Variable, { plan }: Scope): Assignment | null {
  if (origin.kind !== "env" && origin.kind !== "arg") return null;
  const { instruction } = origin;
  const { args } = instruction;
  const step = plan.stages
    .flatMap(({ steps }) => steps)
    .find((candidate) => candidate.instruction === instruction);
  const pair =
    args.kind === "pairs" ? args.pairs.find((candidate) => candidate.name.text === name) : null;
  const text = pair?.value?.text;
  if (step === undefined || text === undefined) return null;
  const { environment } = step.before;
  const { escape } = plan.evaluation.model.dockerfile;
  const references = expandWord(text, environment, escape).references.map((found) => found.name);
  return { text, references, environment };
}

function reason(variable: Variable, change: string, isNow: boolean): ReasonView {
  const { origin, name } = variable;
  const word = origin.kind === "env" ? "ENV" : origin.kind === "image" ? "The base's ENV" : "ARG";
  const line = isNow && origin.kind !== "image" ? origin.instruction.startLine + 1 : undefined;
  return {
    kind: kindOf(variable),
    message: `${word} ${name} ${change}.`,
    ...(line === undefined ? {} : { line }),
  };
}

function kindOf({ origin }: Variable): ReasonKind {
  if (origin.kind === "image") return "base-changed";
  return origin.kind === "env" ? "environment-changed" : "argument-changed";
}

/** What an argument changes in an ENV comes after the argument. */
function rank({ kind }: ReasonView): number {
  return ["base-changed", "argument-changed", "environment-changed"].indexOf(kind);
}

function shown({ name, value }: Variable): string {
  if (value === "") return "empty";
  if (isUnknownText(value)) return "a value from the base image";
  return shorten(maskValue(name, value));
}

/** On one line, and not too long for a sentence. */
export function shorten(text: string, length = 60): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
}

function order({ environment }: Scope): string {
  return environment.variables.map(({ name }) => name).join(" ");
}

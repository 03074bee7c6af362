import type { ReasonKind, ReasonView } from "@strata/protocol/forecast";
import { maskText } from "@strata/protocol/secrets";
import { splitUnknownTexts } from "../model/environment.ts";
import { expandWord } from "../model/expand.ts";
import { formatPlatform } from "../model/platform.ts";
import { expandedWords } from "../model/step-problems.ts";
import { normalizedText } from "./align.ts";
import type { PartName } from "./definition.ts";
import { fileReasons } from "./file-reasons.ts";
import { partsOf } from "./keys.ts";
import type { Plan, PlannedStep } from "./plan.ts";
import { RUN_OPTION_FLAGS, RUN_OPTIONS, type RunOptions } from "../model/run-options.ts";
import { type Scope, shorten, variableReasons } from "./variable-reasons.ts";

/** A step of now beside the same step of an earlier build. */
export interface StepPair {
  readonly step: PlannedStep;
  readonly earlier: PlannedStep;
  readonly now: Plan;
  readonly then: Plan;
}

/** Why a step's own key differs from the earlier one's, the more telling first. */
export function partReasons(pair: StepPair): ReasonView[] {
  const then = new Map(partsOf(pair.earlier).map(({ name, value }) => [name, value]));
  const now = new Map(partsOf(pair.step).map(({ name, value }) => [name, value]));
  const changed = PARTS.filter((part) => textOf(now.get(part)) !== textOf(then.get(part)));
  const reasons = changed.flatMap((part) => EXPLANATIONS[part](pair));
  if (keywordsDiffer(pair)) reasons.unshift(instructionChanged(pair));
  return distinct(reasons);
}

/** What only images know is left out: what FROM says tells of another image. */
function textOf(value: unknown): string {
  return splitUnknownTexts(JSON.stringify(value ?? null).replaceAll("\\u0000", "\0")).join("…");
}

type Explain = (pair: StepPair) => readonly ReasonView[];

/** One place for each part of a key: which reason its change is. In the order they are told. */
const EXPLANATIONS: Readonly<Record<PartName, Explain>> = {
  content: (pair) => contentReasons(pair),
  command: (pair) =>
    sameText(pair) ? [settingChanged(pair, "SHELL")] : [instructionChanged(pair)],
  script: (pair) => [instructionChanged(pair)],
  heredocs: (pair) => writtenReasons(pair, "instruction-changed"),
  sources: (pair) => writtenReasons(pair, "instruction-changed"),
  destination: (pair) => writtenReasons(pair, "instruction-changed"),
  directory: (pair) => writtenReasons(pair, "instruction-changed"),
  environment: (pair) => variableReasons(...scopesOf(pair)),
  workdir: (pair) => [settingChanged(pair, "WORKDIR")],
  user: (pair) => [settingChanged(pair, "USER")],
  owner: (pair) =>
    pair.step.instruction.keyword === "WORKDIR"
      ? [settingChanged(pair, "USER")]
      : writtenReasons(pair, "option-changed"),
  mode: (pair) => writtenReasons(pair, "option-changed"),
  parents: (pair) => [optionChanged(pair)],
  exclude: (pair) => writtenReasons(pair, "option-changed"),
  checksum: (pair) => writtenReasons(pair, "option-changed"),
  mounts: (pair) => writtenReasons(pair, "mount-changed"),
  link: (pair) => [optionChanged(pair)],
  unpack: (pair) => [optionChanged(pair)],
  network: (pair) => [sameText(pair) ? buildOption("network") : optionChanged(pair)],
  options: ({ now, then }) => runOptionReasons(now.record.runOptions, then.record.runOptions),
  security: (pair) => [optionChanged(pair)],
  device: (pair) => [optionChanged(pair)],
  platform: ({ step, earlier, now, then }) => [
    {
      kind: "platform-changed",
      message: `The platform changed: ${platformText(earlier, then)} → ${platformText(step, now)}.`,
    },
  ],
  hostname: () => [buildArgument("BUILDKIT_SANDBOX_HOSTNAME")],
  epoch: () => [buildArgument("SOURCE_DATE_EPOCH")],
};

const PARTS = Object.keys(EXPLANATIONS) as readonly PartName[];

function contentReasons(pair: StepPair): readonly ReasonView[] {
  const { step, earlier, now, then } = pair;
  if (step.failure !== null) {
    const kind = earlier.failure === null ? "file-removed" : "not-modelled";
    return [{ kind, message: `${step.failure}, so a build fails here.` }];
  }
  if (!sameText(pair) && step.content !== null && earlier.content === null) return [];
  return fileReasons(step, earlier, now, then);
}

/** What is written differs, or a variable in it does. */
function writtenReasons(pair: StepPair, kind: ReasonKind): readonly ReasonView[] {
  if (!sameText(pair)) {
    return kind === "instruction-changed" ? [instructionChanged(pair)] : [textChanged(pair, kind)];
  }
  const names = new Set([...references(pair.step, pair.now)]);
  const variables = variableReasons(...scopesOf(pair), names);
  if (variables.length > 0) return variables;
  if (pair.step.before.workdir !== pair.earlier.before.workdir) {
    return [settingChanged(pair, "WORKDIR")];
  }
  return [textChanged(pair, kind)];
}

function scopesOf({ step, earlier, now, then }: StepPair): [Scope, Scope] {
  return [
    { environment: step.before.environment, plan: now },
    { environment: earlier.before.environment, plan: then },
  ];
}

/** Names of variables in an instruction's arguments and flags. */
function references(step: PlannedStep, plan: Plan): Set<string> {
  const { escape, text } = plan.evaluation.model.dockerfile;
  const { instruction, before } = step;
  const texts = [
    ...expandedWords(instruction).map((word) => word.text),
    ...instruction.flags.map(({ value }) => value ?? ""),
    ...instruction.heredocs.map(({ body }) => text.slice(body.start, body.end)),
  ];
  const found = texts.flatMap(
    (written) => expandWord(written, before.environment, escape).references,
  );
  return new Set(found.map(({ name }) => name));
}

function instructionChanged(pair: StepPair): ReasonView {
  return textChanged(pair, "instruction-changed");
}

function optionChanged(pair: StepPair): ReasonView {
  return textChanged(pair, "option-changed");
}

function textChanged({ earlier }: StepPair, kind: ReasonKind): ReasonView {
  const was = shorten(maskText(normalizedText(earlier)), 80);
  return { kind, message: `${CHANGED[kind] ?? "The instruction changed"}; it was: ${was}` };
}

const CHANGED: Partial<Readonly<Record<ReasonKind, string>>> = {
  "option-changed": "An option changed",
  "mount-changed": "A mount changed",
};

/** A setting from further up that the step's key contains. */
function settingChanged(pair: StepPair, keyword: "USER" | "WORKDIR" | "SHELL"): ReasonView {
  const now = settingText(pair.step, keyword);
  const then = settingText(pair.earlier, keyword);
  const line = lineOfSetting(pair.now, pair.step, keyword);
  return {
    kind: "instruction-changed",
    message: `${keyword} changed: ${then} → ${now}.`,
    ...(line === null ? {} : { line }),
  };
}

function settingText({ before }: PlannedStep, keyword: "USER" | "WORKDIR" | "SHELL"): string {
  if (keyword === "USER") return before.user === "" ? "the base's user" : before.user;
  if (keyword === "WORKDIR") return before.writtenWorkdir.replace(/\u0000[^\u0000]*\u0000/g, "…");
  return before.shell === null ? "the default" : JSON.stringify(before.shell);
}

/** The last instruction of that kind above the step, in its stage or those it begins from. */
function lineOfSetting(plan: Plan, step: PlannedStep, keyword: string): number | null {
  const steps = plan.stages[step.stage]?.steps ?? [];
  let above: readonly PlannedStep[] = steps.slice(0, steps.indexOf(step));
  for (let index: number | null = step.stage; index !== null;) {
    const found = above.findLast(({ instruction }) => instruction.keyword === keyword);
    if (found !== undefined) return found.instruction.startLine + 1;
    index = baseStage(plan, index);
    above = index === null ? [] : (plan.stages[index]?.steps ?? []);
  }
  return null;
}

function baseStage(plan: Plan, index: number): number | null {
  const base = plan.stages[index]?.evaluated.base;
  return base?.kind === "stage" ? base.index : null;
}

function buildArgument(name: string): ReasonView {
  return { kind: "argument-changed", message: `The build argument ${name} changed.` };
}

/** The network has a part of its own, as an instruction may say another. */
function runOptionReasons(now: RunOptions = {}, then: RunOptions = {}): readonly ReasonView[] {
  return RUN_OPTIONS.filter(
    (name) => name !== "force-network-mode" && now[name] !== then[name],
  ).map((name) => buildOption(RUN_OPTION_FLAGS[name]));
}

function buildOption(flag: string): ReasonView {
  return { kind: "option-changed", message: `The build option --${flag} changed.` };
}

function platformText({ stage }: PlannedStep, plan: Plan): string {
  const platform = plan.stages[stage]?.evaluated.platform;
  return platform === undefined ? "" : formatPlatform(platform);
}

function sameText({ step, earlier, now, then }: StepPair): boolean {
  return wholeText(step, now) === wholeText(earlier, then);
}

/** The instruction's exact text with its heredocs. */
function wholeText({ instruction }: PlannedStep, plan: Plan): string {
  const bodies = instruction.heredocs.map(({ body }) =>
    plan.record.text.slice(body.start, body.end),
  );
  return [instruction.line.text.replace(/^\S+/, (word) => word.toUpperCase()), ...bodies].join(
    "\n",
  );
}

function keywordsDiffer({ step, earlier }: StepPair): boolean {
  return step.instruction.keyword !== earlier.instruction.keyword;
}

function distinct(reasons: readonly ReasonView[]): ReasonView[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

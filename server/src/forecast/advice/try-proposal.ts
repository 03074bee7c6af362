import { compileIgnorePattern } from "../../context/ignore-matcher.ts";
import type { ContextEntry, ImageStore } from "../../platform/host.ts";
import { applyEdits } from "../../text/edit.ts";
import { alignPlans, normalizedText } from "../align.ts";
import { type Plan, planBuilds, type PlannedStep } from "../plan.ts";
import type { BuildRecord } from "../record.ts";
import { rememberBuilds, type StageVerdicts, walkBuild } from "../walk.ts";
import type { Proposal } from "./proposal.ts";

/**
 * Which steps a proposal keeps in the cache that would run again without it, as the forecast itself
 * has it: the changed build is planned, its event happens, and it is looked what is cached then.
 * Null where the changed build would not be the same or not build at all.
 */
export function keptBy(
  proposal: Proposal,
  plan: Plan,
  imageStore: ImageStore,
): readonly PlannedStep[] | null {
  const happen = proposal.event?.happen ?? ((record: BuildRecord) => record);
  const record = thinned(plan.record, applyEdits(plan.record.text, proposal.edits), happen);
  const changed = changedRecord(record, proposal);
  const without = rebuild(record, happen(record), imageStore);
  const after = rebuild(changed, happen(changed), imageStore);
  if (failures(after.plan) > failures(without.plan)) return null;
  if (proposal.event === null) return [];
  const partners = partnersOf(plan, after.plan);
  const before = partnersOf(plan, without.plan);
  return plan.stages
    .flatMap(({ steps }) => steps)
    .filter((step) => {
      const [now, then] = [before.get(step), partners.get(step)];
      if (now === undefined || then === undefined) return false;
      return without.states.get(now) === "rebuild" && after.states.get(then) === "cached";
    });
}

interface Rebuilt {
  readonly plan: Plan;
  readonly states: ReadonlyMap<PlannedStep, string>;
}

/** Builds once, and then again as another one. */
function rebuild(first: BuildRecord, second: BuildRecord, imageStore: ImageStore): Rebuilt {
  const { now, earlier } = planBuilds(second, [first], imageStore);
  return { plan: now, states: statesOf(walkBuild(now, rememberBuilds(earlier))) };
}

function statesOf(verdicts: ReadonlyMap<number, StageVerdicts>): ReadonlyMap<PlannedStep, string> {
  return new Map(
    [...verdicts.values()].flatMap(({ steps }) =>
      steps.flatMap((verdict) =>
        verdict === null ? [] : [[verdict.step, verdict.state] as const],
      ),
    ),
  );
}

function failures({ stages }: Plan): number {
  return stages.flatMap(({ steps }) => steps).filter(({ failure }) => failure !== null).length;
}

/** Where each step stands after the change: by its text in its stage, else by its place. */
function partnersOf(plan: Plan, after: Plan): ReadonlyMap<PlannedStep, PlannedStep> {
  const alignment = alignPlans(plan, after);
  const partners = new Map<PlannedStep, PlannedStep>();
  for (const { evaluated, steps } of plan.stages) {
    const left = [...(after.stages[evaluated.stage.index]?.steps ?? [])];
    for (const step of steps) {
      const at = left.findIndex((other) => normalizedText(other) === normalizedText(step));
      const [partner] = at < 0 ? [] : left.splice(at, 1);
      const found = partner ?? alignment.earlier(step);
      if (found !== undefined) partners.set(step, found);
    }
  }
  return partners;
}

function changedRecord(record: BuildRecord, { edits, ignore }: Proposal): BuildRecord {
  const text = applyEdits(record.text, edits);
  if (ignore.length === 0) return { ...record, text };
  const ignorePatterns = [...record.ignorePatterns, ...ignore];
  const entries = record.entries.filter(
    (entry) => !ignore.some((pattern) => covers(pattern, entry)),
  );
  return { ...record, text, ignorePatterns, entries };
}

function covers(pattern: string, { path }: ContextEntry): boolean {
  const compiled = compileIgnorePattern(pattern);
  const names = path.split("/");
  return names.some((_, index) => compiled?.matches(names.slice(0, index + 1).join("/")) === true);
}

const FEW_FILES = 1000;

/**
 * A large build context without most of its files: a proposal is about folders, named files and
 * the one that the event changes, and it is tried while somebody waits.
 */
function thinned(
  record: BuildRecord,
  edited: string,
  happen: (record: BuildRecord) => BuildRecord,
): BuildRecord {
  if (record.entries.length <= FEW_FILES) return record;
  const happened = happen(record).entries;
  const words = `${record.text} ${edited}`.split(/[\s",=[\]]+/);
  const named = new Set(words.map((word) => word.replace(/^(\.?\/)+|\/+$/g, "")));
  let left = FEW_FILES;
  const entries = record.entries.filter((entry, index) => {
    if (entry.type !== "file" || happened[index] !== entry || named.has(entry.path)) return true;
    if (entry.path.includes("/")) return false;
    left -= 1;
    return left > 0;
  });
  return { ...record, entries };
}

import type { Plan, PlannedStage, PlannedStep } from "./plan.ts";

/** How a step of now lies to the steps of an earlier build. For explaining; never for a verdict. */
export interface Alignment {
  /** The same step as it was, or undefined for a new one. */
  earlier(step: PlannedStep): PlannedStep | undefined;
  /** The stage as it was. */
  earlierStage(index: number): PlannedStage | undefined;
  /** A step of the same text that stood elsewhere in the stage. */
  moved(step: PlannedStep): PlannedStep | undefined;
  /** Steps that stood between this one and the one above it, and are gone. */
  removedBefore(step: PlannedStep): readonly PlannedStep[];
}

export function alignPlans(now: Plan, then: Plan): Alignment {
  const pairs = new Map<PlannedStep, PlannedStep>();
  const moved = new Map<PlannedStep, PlannedStep>();
  const removed = new Map<PlannedStep, readonly PlannedStep[]>();
  const stages = new Map<number, PlannedStage>();
  for (const stage of now.stages) {
    const earlier = earlierStageOf(stage, then);
    if (earlier === undefined) continue;
    stages.set(stage.evaluated.stage.index, earlier);
    alignSteps(stage.steps, earlier.steps, { pairs, moved, removed });
  }
  return {
    earlier: (step) => pairs.get(step),
    earlierStage: (index) => stages.get(index),
    moved: (step) => moved.get(step),
    removedBefore: (step) => removed.get(step) ?? [],
  };
}

/** The instruction as it is compared: keyword, flags and arguments, blanks made one. */
export function normalizedText({ instruction }: PlannedStep): string {
  const rest = instruction.line.text.slice(instruction.keyword.length);
  return `${instruction.keyword} ${rest.trim().replace(/\s+/g, " ")}`;
}

function earlierStageOf({ evaluated }: PlannedStage, then: Plan): PlannedStage | undefined {
  const { name, index } = evaluated.stage;
  const named = then.stages.find((stage) => name !== null && stage.evaluated.stage.name === name);
  return named ?? then.stages[index];
}

interface Found {
  readonly pairs: Map<PlannedStep, PlannedStep>;
  readonly moved: Map<PlannedStep, PlannedStep>;
  readonly removed: Map<PlannedStep, readonly PlannedStep[]>;
}

function alignSteps(now: readonly PlannedStep[], then: readonly PlannedStep[], found: Found): void {
  const anchors = longestCommon(now.map(normalizedText), then.map(normalizedText));
  const gone = new Set(then);
  const fresh: PlannedStep[] = [];
  let [nowAt, thenAt] = [0, 0];
  for (const [nowEnd, thenEnd] of [...anchors, [now.length, then.length] as const]) {
    const left = then.slice(thenAt, thenEnd);
    for (const step of now.slice(nowAt, nowEnd)) {
      const at = left.findIndex(({ instruction }) => isLike(instruction.keyword, step));
      const earlier = left[at];
      if (earlier === undefined) fresh.push(step);
      else {
        // What stood above the pair and has no partner is gone.
        const skipped = left.splice(0, at + 1).slice(0, -1);
        found.removed.set(step, skipped.filter(isVertex));
        found.pairs.set(step, earlier);
        gone.delete(earlier);
      }
    }
    const anchor = now[nowEnd];
    const partner = then[thenEnd];
    if (anchor !== undefined && partner !== undefined) {
      found.pairs.set(anchor, partner);
      gone.delete(partner);
      const without = left.filter((step) => isVertex(step) && gone.has(step));
      found.removed.set(anchor, without);
    }
    [nowAt, thenAt] = [nowEnd + 1, thenEnd + 1];
  }
  for (const step of fresh) {
    const text = normalizedText(step);
    const earlier = [...gone].find((other) => normalizedText(other) === text);
    if (earlier !== undefined) found.moved.set(step, earlier);
  }
}

function isVertex({ definition }: PlannedStep): boolean {
  return definition !== null;
}

/** COPY and ADD are two spellings of one thing. */
function isLike(keyword: string, { instruction }: PlannedStep): boolean {
  const copies = ["ADD", "COPY"];
  return (
    keyword === instruction.keyword ||
    (copies.includes(keyword) && copies.includes(instruction.keyword))
  );
}

/** Index pairs of a longest common subsequence, in order. */
function longestCommon(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const lengths = a.map(() => new Array<number>(b.length + 1).fill(0));
  lengths.push(new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = lengths[i] ?? [];
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

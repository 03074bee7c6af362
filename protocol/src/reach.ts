import type { StepView, SummaryView } from "./forecast.ts";

/** What a change of one file does to the next build of one Dockerfile. Lines are 1-based. */
export interface FileReach {
  /** As the call named it, or as the open folder does. */
  readonly dockerfile: string;
  readonly context: string;
  /** The steps that take the file, and all that would run again after them, or may. */
  readonly steps: readonly StepView[];
  /** Lines of those that take the file themselves. */
  readonly takenBy: readonly number[];
  /** What the steps take that would run again; empty where nothing was measured. */
  readonly cost: ReachCost;
  /** Why no step is reached; absent where one is. */
  readonly unreached?: Unreached;
}

export type ReachCost = Pick<SummaryView, "seconds" | "secondsKind" | "unsureSeconds">;

export type UnreachedKind =
  "outside-context" | "ignored" | "not-there" | "not-taken" | "no-forecast";

export interface Unreached {
  readonly kind: UnreachedKind;
  /** One sentence in English, without markup. */
  readonly message: string;
  /** The line that leaves the file out of the build context. */
  readonly ignoredBy?: IgnoredBy;
}

export interface IgnoredBy {
  /** As people read it, and its absolute path. */
  readonly file: string;
  readonly path: string;
  readonly line: number;
  /** As written. */
  readonly pattern: string;
}

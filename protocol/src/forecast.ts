/**
 * A forecast as it crosses a wire: what `strata layers --format json` prints and what
 * `strata/forecast` answers. Lines are 1-based.
 */
export interface ForecastView {
  /** As the call named it; a document's is its path. */
  readonly dockerfile: string;
  readonly context: string;
  /** The target stage's name, or its index. */
  readonly target: string;
  readonly baseline: BaselineView;
  /** How the Dockerfile is built, and what says so; absent where nothing was looked at. */
  readonly way?: WayView;
  /** Every way that is offered, the first first (see `strata/chooseWay`). */
  readonly ways?: readonly WayView[];
  /** ARGs before the first FROM. */
  readonly globals: readonly StepView[];
  readonly stages: readonly StageView[];
  readonly summary: SummaryView;
  /** What a reader has to know to judge the forecast: files left out, assumptions. */
  readonly notes: readonly string[];
  /** What would make later builds cheaper, what saves most first; absent where it was not asked. */
  readonly advice?: readonly AdviceView[];
}

export type WayKind =
  "call" | "configuration" | "recorded" | "compose" | "bake" | "workflow" | "folder";

/** A way to build a Dockerfile, and what says so. */
export interface WayView {
  /** What it is chosen by. */
  readonly id: string;
  readonly kind: WayKind;
  /** For people: `service api in compose.yaml`. */
  readonly label: string;
  readonly context: string;
  /** Null builds the last stage. */
  readonly target: string | null;
  /** Names of the build arguments that it gives. */
  readonly args: readonly string[];
  /** Those of them whose values only the build itself knows. */
  readonly unknown?: readonly string[];
}

export type BaselineKind = "snapshot" | "git" | "last" | "none";

export interface BaselineView {
  readonly kind: BaselineKind;
  readonly label: string;
  /** No build is known, so that this stands in for one. */
  readonly unrecorded?: true;
}

export interface StageView {
  readonly index: number;
  readonly name: string | null;
  readonly line: number;
  /** A build of the target executes it. */
  readonly needed: boolean;
  /** What FROM names, expanded. */
  readonly base: string;
  /** The base's identity could not be read now and is taken to be as before. */
  readonly baseAssumed?: true;
  readonly steps: readonly StepView[];
}

export type StepState = "cached" | "rebuild" | "unsure" | "metadata" | "skipped";

export interface StepView {
  /** Where the keyword stands. */
  readonly line: number;
  readonly endLine: number;
  readonly instruction: string;
  /** The instruction on one line, as written, at most 200 characters. */
  readonly text: string;
  readonly state: StepState;
  /** Why a step rebuilds or is unsure, the cause first; empty for the rest. */
  readonly reasons: readonly ReasonView[];
  /** Absent where nothing was measured. */
  readonly estimate?: EstimateView;
  /** Indices of the stages that it takes from, by FROM, `--from` or a mount; absent where none. */
  readonly takesFrom?: readonly number[];
}

export type ReasonKind =
  | "file-changed"
  | "file-added"
  | "file-removed"
  | "file-mode"
  | "instruction-changed"
  | "argument-changed"
  | "environment-changed"
  | "base-changed"
  | "ignore-changed"
  | "previous-step"
  | "stage-changed"
  | "mount-changed"
  | "option-changed"
  | "platform-changed"
  | "new-step"
  | "step-moved"
  | "cache-pruned"
  | "remote-source"
  | "not-modelled"
  | "no-baseline";

export interface ReasonView {
  readonly kind: ReasonKind;
  /** One sentence in English, without markup. */
  readonly message: string;
  /** Paths in the build context, at most 50, then only counted in the message. */
  readonly files?: readonly string[];
  /** Where the cause stands in the Dockerfile. */
  readonly line?: number;
  /** A source is not in the build context, which is a guess: another way to build may be meant. */
  readonly otherContext?: true;
}

/** What running a step costs, by builds that ran it. */
export interface EstimateView {
  /** A moving average in which the last build weighs most. */
  readonly seconds?: number;
  /** There with `seconds`. */
  readonly spread?: SpreadView;
  /** From how many runs `seconds` comes. */
  readonly measured?: number;
  /** What the step adds; for a COPY from the build context, the size of its files. */
  readonly bytes?: number;
}

/** In seconds: the next run is expected to take no less and no more. */
export interface SpreadView {
  readonly low: number;
  readonly high: number;
}

export interface SummaryView {
  readonly cached: number;
  readonly rebuild: number;
  readonly unsure: number;
  readonly metadata: number;
  readonly skipped: number;
  /** What the steps take that rebuild; absent where no build measured any of them. */
  readonly seconds?: number;
  /** `critical-path`: stages run side by side, so this is less than the sum. */
  readonly secondsKind?: "critical-path" | "sum";
  /** How many of the steps that rebuild `seconds` knows of; less than `rebuild`: it takes longer. */
  readonly secondsKnown?: number;
  readonly spread?: SpreadView;
  /** How much longer it takes if all that is unsure runs again. */
  readonly unsureSeconds?: number;
  /** What the steps add that rebuild, as far as it is known. */
  readonly bytes?: number;
}

export type AdviceKind =
  "copy-manifests-first" | "argument-too-early" | "ignore-files" | "cache-mount" | "link-copy";

/** A change of the Dockerfile or its ignore file that makes later builds cheaper. */
export interface AdviceView {
  readonly kind: AdviceKind;
  /** The step that it is about. */
  readonly line: number;
  /** What to do, without a full stop. */
  readonly title: string;
  readonly message: string;
  /** What of the image it changes, or may change; absent where nothing. */
  readonly changes?: string;
  /** What happens again and again and costs less then: `src/index.js changes`. */
  readonly when?: string;
  /** Lines of the steps that stay cached then, and do not without the change. */
  readonly keeps: readonly number[];
  /** What those take, as far as it was measured. */
  readonly seconds?: number;
  readonly edits: readonly AdviceEditView[];
}

/** Columns count UTF-16 code units from 1; the end is exclusive. */
export interface AdviceEditView {
  /** The Dockerfile as the forecast calls it, or the ignore file, which may not be there yet. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
}

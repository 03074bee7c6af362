import type { AdviceKind } from "@strata/protocol/forecast";
import type { Edit } from "../../text/edit.ts";
import type { Plan, PlannedStage, PlannedStep } from "../plan.ts";
import type { BuildRecord } from "../record.ts";

/** A change of a build that may pay, before it is tried. */
export interface Proposal {
  readonly kind: AdviceKind;
  /** The step that it is about. */
  readonly step: PlannedStep;
  /** What to do, as a title: no full stop. */
  readonly title: string;
  /** Why, in sentences. */
  readonly message: string;
  /** What of the image it changes, or may change; null where nothing. */
  readonly changes: string | null;
  /** Of the Dockerfile. */
  readonly edits: readonly Edit[];
  /** Patterns to add to the ignore file. */
  readonly ignore: readonly string[];
  /** What happens to a build again and again, and shall cost less; null where it keeps no step. */
  readonly event: Event | null;
}

/** Something that makes a build another one. */
export interface Event {
  /** As it stands after "when": `src/index.js changes`. */
  readonly text: string;
  readonly happen: (record: BuildRecord) => BuildRecord;
}

/** Finds proposals of one kind in a stage that a build needs. */
export type Propose = (
  stage: PlannedStage,
  plan: Plan,
  /** Newest first. */
  earlier: readonly Plan[],
) => readonly Proposal[];

/** A file's content changes. */
export function fileChanges(path: string): Event {
  return {
    text: `${path} changes`,
    happen: (record) => ({
      ...record,
      entries: record.entries.map((entry) =>
        entry.path === path ? { ...entry, digest: `event:${entry.digest}` } : entry,
      ),
    }),
  };
}

/** A step that is executed. */
export function isExecuted({ definition }: PlannedStep): boolean {
  return definition !== null;
}

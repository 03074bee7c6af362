import type { AdviceEditView, AdviceView, EstimateView } from "@strata/protocol/forecast";
import type { ImageStore } from "../../platform/host.ts";
import type { Edit } from "../../text/edit.ts";
import type { Plan, PlannedStep } from "../plan.ts";
import { argumentTooEarly } from "./argument-too-early.ts";
import { cacheMount } from "./cache-mount.ts";
import { copyManifestsFirst } from "./copy-manifests-first.ts";
import { ignoreFiles } from "./ignore-files.ts";
import { linkCopy } from "./link-copy.ts";
import type { Proposal, Propose } from "./proposal.ts";
import { keptBy } from "./try-proposal.ts";

export interface AdviceParts {
  readonly plan: Plan;
  /** Newest first. */
  readonly earlier: readonly Plan[];
  readonly estimates: ReadonlyMap<PlannedStep, EstimateView>;
  readonly imageStore: ImageStore;
  /** How the Dockerfile is called. */
  readonly dockerfile: string;
  /** The ignore file in force, or the one to be made. */
  readonly ignoreFile: { readonly name: string; readonly text: string };
}

/** A row for each kind of advice. */
const KINDS: readonly Propose[] = [
  copyManifestsFirst,
  argumentTooEarly,
  ignoreFiles,
  cacheMount,
  linkCopy,
];

/** What saves less than this is not worth a change. */
const LEAST_SECONDS = 1;

/**
 * Changes of the Dockerfile or its ignore file that make later builds cheaper, what saves most
 * first. Each was tried: what it says to keep, the forecast of the changed build keeps.
 */
export function adviceOn(parts: AdviceParts): readonly AdviceView[] {
  const { plan, earlier } = parts;
  const needed = plan.stages.filter(({ evaluated }) =>
    plan.evaluation.needed.has(evaluated.stage.index),
  );
  const proposals = KINDS.flatMap((propose) =>
    needed.flatMap((stage) => propose(stage, plan, earlier)),
  );
  return withoutRepeats(proposals)
    .flatMap((proposal) => adviceOf(proposal, parts) ?? [])
    .sort((a, b) => (b.seconds ?? 0) - (a.seconds ?? 0) || a.line - b.line);
}

/** One ignore file serves all stages. */
function withoutRepeats(proposals: readonly Proposal[]): readonly Proposal[] {
  return proposals.filter(
    ({ ignore }, index) =>
      ignore.length === 0 ||
      proposals.findIndex((other) => other.ignore.join() === ignore.join()) === index,
  );
}

function adviceOf(proposal: Proposal, parts: AdviceParts): AdviceView | null {
  const { plan, estimates, imageStore } = parts;
  const kept = keptBy(proposal, plan, imageStore);
  if (kept === null || (proposal.event !== null && kept.length === 0)) return null;
  const costly = proposal.event === null ? [proposal.step] : kept;
  const known = costly.flatMap((step) => estimates.get(step)?.seconds ?? []);
  const seconds = known.reduce((sum, each) => sum + each, 0);
  if (known.length === costly.length && seconds < LEAST_SECONDS) return null;
  // Only a measure says that a copy is slow enough to think about.
  if (proposal.kind === "link-copy" && known.length === 0) return null;
  const promise =
    proposal.event === null
      ? {}
      : {
          when: proposal.event.text,
          ...(known.length === 0 ? {} : { seconds: Math.round(seconds * 1000) / 1000 }),
        };
  return {
    kind: proposal.kind,
    line: lineOf(proposal.step),
    title: proposal.title,
    message: proposal.message,
    ...(proposal.changes === null ? {} : { changes: proposal.changes }),
    ...promise,
    keeps: kept.map(lineOf),
    edits: editsOf(proposal, parts),
  };
}

function lineOf({ instruction }: PlannedStep): number {
  return instruction.startLine + 1;
}

function editsOf({ edits, ignore }: Proposal, parts: AdviceParts): readonly AdviceEditView[] {
  const { plan, dockerfile, ignoreFile } = parts;
  const { lines } = plan.evaluation.model.dockerfile;
  const written = edits.map(({ span, text }: Edit): AdviceEditView => {
    const [start, end] = [lines.position(span.start), lines.position(span.end)];
    return {
      file: dockerfile,
      line: start.line + 1,
      column: start.column + 1,
      endLine: end.line + 1,
      endColumn: end.column + 1,
      text,
    };
  });
  return ignore.length === 0 ? written : [...written, appended(ignore, ignoreFile)];
}

/** At the end: what stands below wins over what stands above. */
function appended(
  patterns: readonly string[],
  { name, text }: AdviceParts["ignoreFile"],
): AdviceEditView {
  const rows = text.split("\n");
  const last = rows.at(-1) ?? "";
  const place = { line: rows.length, column: last.length + 1 };
  return {
    file: name,
    ...place,
    endLine: place.line,
    endColumn: place.column,
    text: `${last === "" ? "" : "\n"}${patterns.join("\n")}\n`,
  };
}

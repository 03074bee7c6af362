import type { PlannedStage, PlannedStep } from "../plan.ts";
import { type Event, isExecuted, type Proposal, type Propose } from "./proposal.ts";

/** A COPY that would outlive a new base image and changed steps above, if it stood alone. */
export const linkCopy: Propose = (stage) =>
  stage.steps.flatMap((step, index) => {
    const hasStepsAbove = stage.steps.slice(0, index).some(isExecuted);
    const event = baseChanges(stage);
    return event !== null && hasStepsAbove && mayStandAlone(step) ? [propose(step, event)] : [];
  });

function mayStandAlone({ trigger, instruction, definition }: PlannedStep): boolean {
  const { keyword, flags } = instruction;
  if (trigger || keyword !== "COPY" || definition?.effect.kind !== "copy") return false;
  if (flags.some(({ name }) => name === "link" || name === "parents")) return false;
  // A name is looked up in the image below, which a detached copy does not have.
  return flags.every(({ name, value }) => name !== "chown" || /^\d+(:\d+)?$/.test(value ?? ""));
}

function propose(step: PlannedStep, event: Event): Proposal {
  const { end } = step.instruction.keywordSpan;
  return {
    kind: "link-copy",
    step,
    title: "Copy with --link",
    message: "A copy that does not depend on what stands above it need not be made again with it.",
    changes: "The image stays the same unless the destination is a link in what stands above.",
    edits: [{ span: { start: end, end }, text: " --link" }],
    ignore: [],
    event,
  };
}

/** Null where the base is not known, so that nothing can be told of another one. */
function baseChanges({ evaluated: { base } }: PlannedStage): Event | null {
  if (base.kind !== "image" || base.facts === null) return null;
  const { canonical, reference, facts } = base;
  return {
    text: `${reference} is another image`,
    happen: (record) => ({
      ...record,
      images: { ...record.images, [canonical]: { ...facts, layers: [...facts.layers, "event"] } },
    }),
  };
}

import { isUnknownText, splitUnknownTexts } from "../model/environment.ts";
import type { ImageFacts } from "../platform/host.ts";
import { hashOf } from "./hash.ts";
import { type ContentSymbol, symbolKey } from "./content-symbol.ts";
import type { Part } from "./definition.ts";
import type { PlannedStep } from "./plan.ts";

/** The parts of a step's own key, the content it takes from the build context among them. */
export function partsOf(step: PlannedStep): readonly Part[] {
  const parts = step.definition?.parts ?? [];
  return step.content === null ? parts : [...parts, { name: "content", value: step.content }];
}

/** Identifies what a step does, apart from what stands above it. */
export function definitionKey(step: PlannedStep): string {
  const { effect } = step.definition ?? {};
  return hashOf([effect?.kind, ownParts(step)]);
}

/** Whether a copy is detached is told by what it stands on: in an empty image there is no difference. */
function ownParts(step: PlannedStep): readonly Part[] {
  return partsOf(step).filter(({ name }) => name !== "link");
}

/**
 * Whether two steps would do the same for some value of what only a base image knows: its
 * variables, its working folder.
 */
export function mayBeSameStep(now: PlannedStep, then: PlannedStep): boolean {
  const [ours, theirs] = [definitionText(now), definitionText(then)];
  return isUnknownText(ours) || isUnknownText(theirs)
    ? fits(ours, theirs) || fits(theirs, ours)
    : false;
}

function definitionText(step: PlannedStep): string {
  return [
    step.definition?.effect.kind,
    ...ownParts(step).map(({ value }) => plainText(value)),
  ].join("\n");
}

function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join("\n");
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A folder that is not known may also be the root, which leaves nothing between two slashes. */
function fits(text: string, pattern: string): boolean {
  if (!isUnknownText(pattern)) return false;
  const source = splitUnknownTexts(pattern)
    .map((known) => known.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join("[^\n]*");
  return new RegExp(`^${source.replaceAll("/[^\n]*", "(?:/[^\n]*)?")}$`).test(text);
}

/** A step's whole key: what it does, what it stands on, what it takes from elsewhere. */
export function stepKey(
  definition: string,
  parent: string,
  taken: readonly (readonly ContentSymbol[])[],
): string {
  return hashOf([definition, parent, taken.map((symbols) => symbols.map(symbolKey))]);
}

/** An image is what its layers are; one that is not known is what its name says. */
export function imageKey(canonical: string, facts: ImageFacts | null): string {
  return facts === null ? hashOf(["named", canonical]) : hashOf(["layers", facts.layers]);
}

export const SCRATCH_KEY = hashOf(["scratch"]);

/** The definition of what joins a detached copy with the files above it. */
export const MERGE = "merge";

/** Where a store can merge, a detached copy and the files above it are joined by a step of its own. */
export function mergeKey(parent: string, copy: string): string {
  return hashOf(["merge", parent, copy]);
}

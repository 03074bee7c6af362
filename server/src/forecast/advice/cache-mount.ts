import { installsOf } from "../../model/dependency-install.ts";
import { isUnknownText } from "../../model/environment.ts";
import type { PlannedStep } from "../plan.ts";
import type { Proposal, Propose } from "./proposal.ts";

/** A package manager that downloads everything anew each time it runs. */
export const cacheMount: Propose = ({ steps }) =>
  steps.flatMap((step) => {
    const proposal = step.trigger || !isRoot(step) ? null : propose(step);
    return proposal === null ? [] : [proposal];
  });

function propose(step: PlannedStep): Proposal | null {
  const { instruction } = step;
  // What empties its downloads at once has no use for them the next time.
  if (/\b(cache (clean|purge)|store prune)\b/.test(instruction.rest.text)) return null;
  const install = installsOf(instruction).find(({ cache }) => cache !== null);
  if (install === undefined || install.cache === null) return null;
  const mounts = instruction.flags.filter(({ name }) => name === "mount");
  if (mounts.some(({ value }) => value?.includes("type=cache"))) return null;
  const { end } = instruction.keywordSpan;
  return {
    kind: "cache-mount",
    step,
    title: `Keep what ${install.name} downloads in a cache mount`,
    message: `Whenever it runs again, ${install.name} downloads everything anew.`,
    changes: `The image no longer holds ${install.cache}.`,
    edits: [{ span: { start: end, end }, text: ` --mount=type=cache,target=${install.cache}` }],
    ignore: [],
    event: null,
  };
}

/** The folders are those in root's home, which is who runs where nothing is said. */
function isRoot({ before: { user } }: PlannedStep): boolean {
  return user === "" || isUnknownText(user) || /^(root|0)(:(root|0))?$/.test(user);
}

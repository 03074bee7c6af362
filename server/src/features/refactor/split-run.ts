import type { Analysis } from "../../model/analysis.ts";
import type { ChainLink } from "../../shell/command-chain.ts";
import type { Instruction } from "../../syntax/tree.ts";
import {
  canStandApart,
  commentsBetween,
  headOf,
  lineEndOf,
  plainRun,
  sourceOf,
} from "./plain-run.ts";
import type { Refactoring } from "./refactoring.ts";

/**
 * A RUN for each command between `&&`. What belongs together stays so: lists of packages with the
 * install that reads them, cleaning up with what it cleans up.
 */
export function splitRun(analysis: Analysis, instruction: Instruction): Refactoring | null {
  const { dockerfile } = analysis;
  const run = plainRun(analysis, instruction);
  if (run === null || !canStandApart(run, run.links, instruction.rest.text)) return null;
  const head = headOf(dockerfile, instruction);
  const lineEnd = lineEndOf(dockerfile);
  const edits = run.links.flatMap((link, index) => {
    const next = run.links[index + 1];
    if (next === undefined || belongTogether(link, next)) return [];
    const span = { start: sourceOf(run, link).end, end: sourceOf(run, next).start };
    const lines = ["", ...commentsBetween(dockerfile, span), head];
    return [{ span, text: lines.join(lineEnd) }];
  });
  if (edits.length === 0) return null;
  return {
    title: "Split into {count} RUNs",
    args: { count: String(edits.length + 1) },
    edits,
  };
}

function belongTogether(link: ChainLink, next: ChainLink): boolean {
  return READS_LISTS.test(link.text) || CLEANS_UP.test(next.text);
}

const READS_LISTS =
  /^\S*(?:apt|apt-get|aptitude|apk|zypper|pacman)\s.*(?:\bupdate\b|\brefresh\b|-Sy)/;
const CLEANS_UP = /^(?:rm|rmdir)\s|\s(?:clean|autoremove|autoclean|purge|del)\b/;

import type { FileReach, ReachCost } from "@strata/protocol/reach";
import { durationText } from "@strata/protocol/words";

/** What a change of a file does, Dockerfile by Dockerfile, as plain text. */
export function reachText(file: string, reaches: readonly FileReach[]): string {
  const reached = reaches.filter(({ steps }) => steps.length > 0);
  const unreached = reaches.filter(({ steps }) => steps.length === 0);
  const names = unreached.map(({ dockerfile }) => dockerfile).join(", ");
  const none = unreached.length === 0 ? "" : `No step of ${names} takes ${file}.\n`;
  return `${reached.map((each) => reachedText(file, each)).join("\n")}${
    reached.length > 0 && none !== "" ? "\n" : ""
  }${none}${unreached.map(unreachedText).join("")}`;
}

function reachedText(file: string, { dockerfile, steps, cost }: FileReach): string {
  const lines = steps.map(({ line, state, text, reasons }) => {
    const [first] = reasons;
    const own = first === undefined || first.kind === "previous-step" ? "" : `  ${first.message}`;
    return `${String(line).padStart(4)}  ${state.padEnd("rebuild".length)}  ${text}${own}`;
  });
  const time = costText(cost);
  return [
    `${dockerfile}: a change of ${file} reaches ${stepsText(steps.length)}${time === "" ? "" : `, ${time}`}`,
    ...lines,
    "",
  ].join("\n");
}

/** `about 14 s`; empty where nothing was measured. */
function costText({ seconds, unsureSeconds = 0 }: ReachCost): string {
  const known = seconds === undefined ? "" : `about ${durationText(seconds)}`;
  if (unsureSeconds === 0) return known;
  const more = durationText(unsureSeconds);
  return known === "" ? `up to ${more}` : `${known}, or ${more} more`;
}

function stepsText(count: number): string {
  return count === 1 ? "1 step" : `${count} steps`;
}

function unreachedText({ dockerfile, unreached }: FileReach): string {
  return unreached === undefined ? "" : `  ${dockerfile}: ${unreached.message}\n`;
}

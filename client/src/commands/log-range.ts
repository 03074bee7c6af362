import type { LogRangeChoice } from "@strata/protocol/logs-panel";
import type { FollowLogOptions } from "../engine/types.ts";

const MINUTES: Partial<Readonly<Record<LogRangeChoice, number>>> = {
  "5 minutes": 5,
  "1 hour": 60,
  "1 day": 24 * 60,
};

/** What the engine is asked for. @param now Milliseconds of the epoch. */
export function logRange(
  choice: LogRangeChoice,
  now: number,
): Pick<FollowLogOptions, "tail" | "since"> {
  const minutes = MINUTES[choice];
  if (minutes !== undefined) {
    return { tail: "all", since: String(Math.floor(now / 1000) - minutes * 60) };
  }
  return { tail: choice === "everything" ? "all" : Number.parseInt(choice, 10), since: "0" };
}

import type { ForecastView } from "@strata/protocol/forecast";
import type { Translate } from "../translate.ts";

/** Said where no build was seen. */
export interface BaselineHint {
  readonly text: string;
  /** More about it, as Markdown whose links run {@link HINT_COMMANDS}. */
  readonly hover: string;
}

const RECORD = "strata.forecast.snapshot";
const COMPARE = "strata.forecast.compareWith";
export const HINT_COMMANDS: readonly string[] = [RECORD, COMPARE];

/** Null where a build was seen, the user chose what counts instead, or nothing is built. */
export function baselineHint(
  { baseline, summary }: ForecastView,
  t: Translate,
): BaselineHint | null {
  const { cached, rebuild, unsure } = summary;
  if (baseline.unrecorded !== true || cached + rebuild + unsure === 0) return null;
  const isGit = baseline.kind === "git";
  const text = isGit
    ? t("No build seen here: compared with the last commit")
    : t("No build seen here: the first build runs every step");
  const meaning = isGit
    ? t("The marks say what changed since the last commit, not what is in the builder's cache.")
    : t("What is in the builder's cache is not known, so every step counts as run again.");
  const hover = [
    `**${text}**`,
    meaning,
    t("A build that runs while this Dockerfile is open counts by itself. Two other ways:"),
    [
      `- [${t("Record a Baseline Now")}](command:${RECORD}): ${t("takes the files as they are now for the last build")}`,
      `- [${t("Compare With…")}](command:${COMPARE}): ${t("takes a commit, a branch or nothing")}`,
    ].join("\n"),
  ].join("\n\n");
  return { text, hover };
}

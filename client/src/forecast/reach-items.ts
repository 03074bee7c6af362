import type { StepView } from "@strata/protocol/forecast";
import type { DockerfileReach } from "@strata/protocol/requests";
import { durationText } from "@strata/protocol/words";
import type { Translate } from "../translate.ts";

/** A row of the list that says what a file's change does; rows of one group follow each other. */
export interface ReachItem {
  /** The Dockerfile, with what all its rows cost. */
  readonly group: string;
  readonly icon: string;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** Where it leads to. */
  readonly at: ReachPlace;
}

/** A line, 1-based, of a file by its URI or by its path. */
export type ReachPlace =
  | { readonly uri: string; readonly line: number }
  | { readonly path: string; readonly line: number };

/** First what is reached, then what is not and why. */
export function reachItems(
  dockerfiles: readonly DockerfileReach[],
  t: Translate,
): readonly ReachItem[] {
  const reached = dockerfiles.filter(({ steps }) => steps.length > 0);
  const unreached = dockerfiles.filter(({ steps }) => steps.length === 0);
  return [
    ...reached.flatMap((reach) => reach.steps.map((step) => stepItem(step, reach, t))),
    ...unreached.map((reach) => unreachedItem(reach, t)),
  ].map(withoutIcons);
}

function stepItem(step: StepView, reach: DockerfileReach, t: Translate): ReachItem {
  const { line, state, text, reasons, estimate } = step;
  const takes = reach.takenBy.includes(line);
  const again = state === "unsure" ? t("may run again") : t("runs again");
  const time = estimate?.seconds === undefined ? [] : [durationText(estimate.seconds)];
  return {
    group: groupText(reach, t),
    icon: state === "unsure" ? "question" : "sync",
    label: text,
    description: [t("line {0}", line), again, ...time].join(" · "),
    detail: takes ? (reasons[0]?.message ?? "") : "",
    at: { uri: reach.uri, line },
  };
}

function groupText({ dockerfile, steps, cost }: DockerfileReach, t: Translate): string {
  const count = steps.length === 1 ? t("1 step") : t("{0} steps", steps.length);
  const { seconds, unsureSeconds = 0 } = cost;
  const time = seconds === undefined ? [] : [t("about {0}", durationText(seconds))];
  const more = unsureSeconds === 0 ? [] : [t("perhaps {0} more", durationText(unsureSeconds))];
  return [dockerfile, count, ...time, ...more].join(" · ");
}

function unreachedItem({ uri, dockerfile, unreached }: DockerfileReach, t: Translate): ReachItem {
  const { message = "", ignoredBy } = unreached ?? {};
  return {
    group: t("Nothing runs again"),
    icon: "circle-slash",
    label: dockerfile,
    description: "",
    detail: message,
    at: ignoredBy === undefined ? { uri, line: 1 } : ignoredBy,
  };
}

/** VS Code puts icons in for `$(name)`; what a file says is text. */
function withoutIcons(item: ReachItem): ReachItem {
  const plain = (text: string): string => text.replaceAll("$(", "$\u200b(");
  const { label, description, detail } = item;
  return {
    ...item,
    label: plain(label),
    description: plain(description),
    detail: plain(detail),
  };
}

import type { OutlinedBuild } from "./capture.ts";
import { ForecastError } from "./errors.ts";
import type { ForecastRequest } from "./request.ts";

/** @throws ForecastError where there is nothing to build, or not what was asked for. */
export function checkTarget(
  { target, shown }: ForecastRequest,
  { outline }: Pick<OutlinedBuild, "outline">,
): void {
  const { model, target: found } = outline.evaluation;
  if (model.stages.length === 0) {
    throw new ForecastError("no-stage", `${shown.dockerfile} has no FROM, so nothing is built.`);
  }
  if (found === null) {
    const names = model.stages.map(({ name, index }) => name ?? String(index)).join(", ");
    throw new ForecastError(
      "unknown-target",
      `${shown.dockerfile} has no stage ${target ?? ""}; it has ${names}.`,
    );
  }
}

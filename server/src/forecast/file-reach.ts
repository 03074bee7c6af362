import type { FileReach, IgnoredBy, Unreached } from "@strata/protocol/reach";
import type { StepView } from "@strata/protocol/forecast";
import { ignoringLine } from "../context/ignoring-line.ts";
import type { Cancellation, Host } from "../platform/host.ts";
import { ignoreFileOf } from "./advice/ignore-file.ts";
import { affectedSteps } from "./affected.ts";
import { ForecastError } from "./errors.ts";
import type { ForecastRequest, WhatIf } from "./request.ts";

/**
 * Which steps a change of a file runs again, or why none.
 *
 * @param file As people read it.
 * @param places Where it lies in the request's build contexts; empty where it lies in none.
 */
export async function fileReach(
  request: ForecastRequest,
  file: string,
  places: readonly WhatIf[],
  host: Host,
  signal?: Cancellation,
): Promise<FileReach> {
  const { dockerfile, context } = request.shown;
  const none = { dockerfile, context, steps: [], takenBy: [], cost: {} };
  if (places.length === 0) {
    const message = `${file} lies outside of the build context ${context}.`;
    return { ...none, unreached: { kind: "outside-context", message } };
  }
  try {
    const affected = await affectedSteps({ ...request, whatIf: places }, host, signal);
    const { steps, cost } = affected;
    if (steps.length === 0) {
      return { ...none, unreached: await whyNone(request, file, places, affected.isFound, host) };
    }
    const { seconds, secondsKind, unsureSeconds } = cost;
    return {
      dockerfile,
      context,
      steps,
      takenBy: steps.filter(takesFiles).map(({ line }) => line),
      cost: {
        ...(seconds === undefined || secondsKind === undefined ? {} : { seconds, secondsKind }),
        ...(unsureSeconds === undefined ? {} : { unsureSeconds }),
      },
    };
  } catch (error) {
    if (!(error instanceof ForecastError)) throw error;
    return { ...none, unreached: { kind: "no-forecast", message: error.message } };
  }
}

function takesFiles({ reasons }: StepView): boolean {
  return reasons.some(({ kind }) => kind !== "previous-step" && kind !== "stage-changed");
}

async function whyNone(
  request: ForecastRequest,
  file: string,
  places: readonly WhatIf[],
  isFound: boolean,
  host: Host,
): Promise<Unreached> {
  const { context, dockerfile } = request.shown;
  if (isFound) {
    return { kind: "not-taken", message: `No step that a build of ${dockerfile} runs takes it.` };
  }
  const ignoredBy = await ignoredByOf(request, places, host);
  if (ignoredBy === null) {
    return { kind: "not-there", message: `${file} is no file of the build context ${context}.` };
  }
  const { line, pattern } = ignoredBy;
  return {
    kind: "ignored",
    message: `Line ${line} of ${ignoredBy.file} leaves it out: ${pattern}`,
    ignoredBy,
  };
}

/** The first line that leaves the file out of one of its places. */
async function ignoredByOf(
  request: ForecastRequest,
  places: readonly WhatIf[],
  host: Host,
): Promise<IgnoredBy | null> {
  for (const { patterns, context } of places) {
    const { path, name, text } = await ignoreFileAt(request, context, host);
    for (const pattern of patterns) {
      const found = ignoringLine(text, pattern);
      if (found === null) continue;
      return { file: name, path, line: found.line + 1, pattern: found.pattern };
    }
  }
  return null;
}

async function ignoreFileAt(
  request: ForecastRequest,
  context: string | undefined,
  host: Host,
): Promise<{ readonly path: string; readonly name: string; readonly text: string }> {
  if (context === undefined) return ignoreFileOf(request, host);
  const folder = request.namedContexts[context]?.replace(/[\\/]+$/, "") ?? "";
  const path = `${folder}/.dockerignore`;
  const name = `the .dockerignore of the build context ${context}`;
  return { path, name, text: (await host.files.readText(path)) ?? "" };
}

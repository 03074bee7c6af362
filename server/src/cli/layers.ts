import { parseArgs } from "node:util";
import type { ForecastView, StageView, StepView } from "@strata/protocol/forecast";
import { adoptBuilds } from "../builds/adopt-builds.ts";
import { ForecastError } from "../forecast/errors.ts";
import { makeForecast } from "../forecast/forecast.ts";
import { oneOf, parsedCall } from "./arguments.ts";
import {
  againstOf,
  BUILD_OPTIONS,
  contextPatterns,
  type ForecastProgram,
  requestOf,
} from "./forecast-call.ts";
import { CallError } from "./program.ts";
import { formatLayersGithub, formatStepSummary } from "./layers-github.ts";
import { formatLayersText } from "./layers-text.ts";
import type { Paint } from "./terminal-text.ts";

const HELP = `strata layers DOCKERFILE [options]

Which steps the next build takes from cache, which run again, and why.

  --context DIR          the build context (the Dockerfile's folder)
  --target NAME          the stage to build (the last)
  --build-arg K=V        an argument of the build; K alone takes it from the environment
  --build-context N=X    a named build context: a folder, or docker-image://IMAGE
  --platform P           such as linux/arm64
  --network, --add-host, --shm-size, --ulimit, --cgroup-parent
                         as docker buildx build has them: they are in the key of every RUN
  --against WHAT         last, git:REF, none, or a file that strata snapshot --out wrote (last)
  --image-store STORE    classic or containerd: whether COPY --link outlives a changed step above
  --builder NAME         count only builds that this builder ran
  --what-if PATH         as if PATH, or what matches it, had changed; again for more
  --format FORMAT        text, json or github (text)
  --fail-on-rebuild[=X]  exit 1 where a step rebuilds: any, or of stage X, on line X, containing X

Exit status: 0 fine, 1 a rebuild that --fail-on-rebuild forbids, 2 the call or its input is at fault.
`;

/** @returns The exit status. */
export async function runLayers(
  args: readonly string[],
  program: ForecastProgram,
): Promise<number> {
  const { values, positionals } = parsedCall(() =>
    parseArgs({
      args: args.map((arg) => (arg === "--fail-on-rebuild" ? "--fail-on-rebuild=" : arg)),
      allowPositionals: true,
      options: {
        ...BUILD_OPTIONS,
        against: { type: "string" },
        format: { type: "string" },
        "what-if": { type: "string", multiple: true },
        "fail-on-rebuild": { type: "string" },
      },
    }),
  );
  if (values.help === true) {
    program.stdout(HELP);
    return 0;
  }
  const [dockerfile, ...others] = positionals;
  if (dockerfile === undefined || others.length > 0) {
    throw new CallError("strata layers takes one Dockerfile; see strata layers --help.");
  }
  const format = oneOf("--format", values.format ?? "text", ["text", "json", "github"]);
  const request = await requestOf(dockerfile, values, program);
  const { against = "last" } = values;
  if (against === "last") await adoptBuilds(request, program.host, program, "own");
  const view = await forecastOrCallError(() =>
    againstOf(against, program).then((against) =>
      makeForecast(
        {
          ...request,
          against,
          advice: true,
          whatIf: (values["what-if"] ?? []).map((written) => ({
            written,
            patterns: contextPatterns(written, request.contextRoot, program),
          })),
        },
        program.host,
      ),
    ),
  );
  const forbidden = new Set(forbiddenSteps(view, values["fail-on-rebuild"] ?? null));
  program.stdout(FORMATS[format](view, forbidden, program.paint));
  if (format === "github") await addToStepSummary(formatStepSummary(view, forbidden), program);
  return forbidden.size > 0 ? 1 : 0;
}

/** GitHub names a file to which a step's commands add what its page shall show. */
async function addToStepSummary(text: string, program: ForecastProgram): Promise<void> {
  const path = program.env["GITHUB_STEP_SUMMARY"];
  if (path === undefined || path === "") return;
  const before = (await program.host.files.readText(path)) ?? "";
  try {
    await program.writeFile(path, before + text);
  } catch {
    throw new CallError(`${path}, which GITHUB_STEP_SUMMARY names, cannot be written.`);
  }
}

/** A forecast that cannot be made of what the call named is the call's fault. */
export async function forecastOrCallError<T>(make: () => Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof ForecastError) throw new CallError(error.message);
    throw error;
  }
}

type Format = (view: ForecastView, forbidden: ReadonlySet<StepView>, paint: Paint) => string;

const FORMATS: Readonly<Record<"text" | "json" | "github", Format>> = {
  text: (view, _forbidden, paint) => formatLayersText(view, paint),
  json: (view) => `${JSON.stringify(view, null, 2)}\n`,
  github: formatLayersGithub,
};

/** Steps that rebuild although --fail-on-rebuild says they must not. */
function forbiddenSteps(view: ForecastView, wanted: string | null): readonly StepView[] {
  if (wanted === null) return [];
  const named = view.stages.flatMap((stage) =>
    stage.steps.slice(1).filter((step) => isNamed(stage, step, wanted)),
  );
  if (named.length === 0 && wanted !== "") {
    throw new CallError(
      `--fail-on-rebuild=${wanted} names no stage, line or text of ${view.dockerfile}.`,
    );
  }
  return named.filter(({ state }) => state === "rebuild");
}

function isNamed(stage: StageView, step: StepView, wanted: string): boolean {
  if (wanted === "") return true;
  if (/^\d+$/.test(wanted)) return step.line <= Number(wanted) && Number(wanted) <= step.endLine;
  if (stage.name === wanted.toLowerCase()) return true;
  return step.text.replace(/\s+/g, " ").includes(wanted.replace(/\s+/g, " "));
}

import { parseArgs } from "node:util";
import type { StepView } from "@strata/protocol/forecast";
import { affectedSteps } from "../forecast/affected.ts";
import { oneOf, parsedCall } from "./arguments.ts";
import {
  BUILD_OPTIONS,
  contextPatterns,
  type ForecastProgram,
  requestOf,
} from "./forecast-call.ts";
import { CallError } from "./program.ts";
import { findDockerfiles } from "./find-dockerfiles.ts";
import { forecastOrCallError } from "./layers.ts";

const HELP = `strata why FILE [--dockerfile DOCKERFILE]... [options]

Which steps a change of FILE makes run again.

  --dockerfile FILE  look at this Dockerfile; again for more (all below here)
  --context DIR      the build context (the Dockerfile's folder)
  --target NAME      the stage to build (the last)
  --build-arg K=V    an argument of the build; K alone takes it from the environment
  --platform P       such as linux/arm64
  --format FORMAT    text or json (text)

Exit status: 0 fine, 2 the call or its input is at fault.
`;

interface Affected {
  readonly dockerfile: string;
  readonly steps: readonly StepView[];
}

/** @returns The exit status. */
export async function runWhy(args: readonly string[], program: ForecastProgram): Promise<number> {
  const { values, positionals } = parsedCall(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...BUILD_OPTIONS,
        dockerfile: { type: "string", multiple: true },
        format: { type: "string" },
      },
    }),
  );
  if (values.help === true) {
    program.stdout(HELP);
    return 0;
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    throw new CallError("strata why takes one file; see strata why --help.");
  }
  const format = oneOf("--format", values.format ?? "text", ["text", "json"]);
  const affected: Affected[] = [];
  for (const dockerfile of values.dockerfile ?? (await dockerfilesHere(program))) {
    const request = await requestOf(dockerfile, values, program);
    const patterns = contextPatterns(file, request.contextRoot, program);
    const whatIf = [{ written: file, patterns }];
    const steps = await forecastOrCallError(() =>
      affectedSteps({ ...request, whatIf }, program.host),
    );
    affected.push({ dockerfile: request.shown.dockerfile, steps });
  }
  program.stdout(
    format === "json"
      ? `${JSON.stringify({ file, dockerfiles: affected }, null, 2)}\n`
      : whyText(file, affected),
  );
  return 0;
}

async function dockerfilesHere(program: ForecastProgram): Promise<readonly string[]> {
  const found = await findDockerfiles(program.cwd, program);
  if (found.length > 0) return found;
  throw new CallError(`no Dockerfile below ${program.cwd}; name one with --dockerfile.`);
}

function whyText(file: string, affected: readonly Affected[]): string {
  const reached = affected.filter(({ steps }) => steps.length > 0);
  if (reached.length > 0) return reached.map((one) => affectedText(file, one)).join("\n");
  const names = affected.map(({ dockerfile }) => dockerfile).join(", ");
  return `No step of ${names} takes ${file}.\n`;
}

function affectedText(file: string, { dockerfile, steps }: Affected): string {
  const lines = steps.map(({ line, state, text, reasons }) => {
    const [first] = reasons;
    const own = first === undefined || first.kind === "previous-step" ? "" : `  ${first.message}`;
    return `${String(line).padStart(4)}  ${state.padEnd("rebuild".length)}  ${text}${own}`;
  });
  return `${dockerfile}: a change of ${file} reaches ${steps.length === 1 ? "1 step" : `${steps.length} steps`}\n${lines.join("\n")}\n`;
}

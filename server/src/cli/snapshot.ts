import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { recordBuild, takeSnapshot } from "../forecast/forecast.ts";
import { writeSnapshot } from "../forecast/snapshot.ts";
import { parsedCall } from "./arguments.ts";
import { BUILD_OPTIONS, type ForecastProgram, requestOf } from "./forecast-call.ts";
import { CallError } from "./program.ts";
import { forecastOrCallError } from "./layers.ts";

const HELP = `strata snapshot DOCKERFILE [options]

Records what a build would be made from now, for strata layers to compare with.

  --context DIR      the build context (the Dockerfile's folder)
  --target NAME      the stage to build (the last)
  --build-arg K=V    an argument of the build; K alone takes it from the environment
  --platform P       such as linux/arm64
  --network, --add-host, --shm-size, --ulimit, --cgroup-parent
                     as docker buildx build has them: they are in the key of every RUN
  --out FILE         write it to FILE (kept as the last build)

Exit status: 0 fine, 2 the call or its input is at fault.
`;

/** @returns The exit status. */
export async function runSnapshot(
  args: readonly string[],
  program: ForecastProgram,
): Promise<number> {
  const { values, positionals } = parsedCall(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...BUILD_OPTIONS, out: { type: "string" } },
    }),
  );
  if (values.help === true) {
    program.stdout(HELP);
    return 0;
  }
  const [dockerfile, ...others] = positionals;
  if (dockerfile === undefined || others.length > 0) {
    throw new CallError("strata snapshot takes one Dockerfile; see strata snapshot --help.");
  }
  const given = await requestOf(dockerfile, values, program);
  // Taken by hand, it tells of no builder in particular.
  const request = { ...given, builder: values.builder ?? null };
  const { out } = values;
  if (out === undefined) {
    await forecastOrCallError(() => recordBuild(request, program.host));
    program.stdout(`Recorded ${request.shown.dockerfile} as its last build.\n`);
    return 0;
  }
  const snapshot = await forecastOrCallError(() => takeSnapshot(request, program.host));
  try {
    await program.writeFile(resolve(program.cwd, out), writeSnapshot(snapshot));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CallError(`${out} cannot be written: ${message}`);
  }
  program.stdout(`Recorded ${request.shown.dockerfile} in ${out}.\n`);
  return 0;
}

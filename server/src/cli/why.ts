import { parseArgs } from "node:util";
import type { FileReach } from "@strata/protocol/reach";
import { fileReach } from "../forecast/file-reach.ts";
import { reachText } from "../forecast/reach-text.ts";
import { findDockerfiles } from "../platform/find-dockerfiles.ts";
import { oneOf, parsedCall } from "./arguments.ts";
import { BUILD_OPTIONS, type ForecastProgram, placesOf, requestOf } from "./forecast-call.ts";
import { CallError } from "./program.ts";

const HELP = `strata why FILE [--dockerfile DOCKERFILE]... [options]

Which steps a change of FILE makes run again, and how long they take; or why none does.

  --dockerfile FILE  look at this Dockerfile; again for more (all below here)
  --context DIR      the build context (the Dockerfile's folder)
  --target NAME      the stage to build (the last)
  --build-arg K=V    an argument of the build; K alone takes it from the environment
  --platform P       such as linux/arm64
  --format FORMAT    text or json (text)

Exit status: 0 fine, 2 the call or its input is at fault.
`;

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
  const dockerfiles: FileReach[] = [];
  for (const dockerfile of values.dockerfile ?? (await dockerfilesHere(program))) {
    const request = await requestOf(dockerfile, values, program);
    const reach = await fileReach(request, file, placesOf(file, request, program), program.host);
    // One that was named is the call's; among many, one that cannot be built is no reason to stop.
    if (values.dockerfile !== undefined && reach.unreached?.kind === "no-forecast") {
      throw new CallError(reach.unreached.message);
    }
    dockerfiles.push(reach);
  }
  program.stdout(
    format === "json"
      ? `${JSON.stringify({ file, dockerfiles }, null, 2)}\n`
      : reachText(file, dockerfiles),
  );
  return 0;
}

async function dockerfilesHere(program: ForecastProgram): Promise<readonly string[]> {
  const found = await findDockerfiles(program.cwd, { ...program, useGit: true });
  if (found.length > 0) return found;
  throw new CallError(`no Dockerfile below ${program.cwd}; name one with --dockerfile.`);
}

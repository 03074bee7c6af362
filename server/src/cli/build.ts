import { realpathSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { ForecastView, StageView } from "@strata/protocol/forecast";
import { adoptBuilds } from "../builds/adopt-builds.ts";
import { ForecastError } from "../forecast/errors.ts";
import { makeForecast, takeSnapshot } from "../forecast/forecast.ts";
import { keepSnapshot, notKept } from "../forecast/keep.ts";
import { buildLabel, keepBuild } from "../forecast/keep-build.ts";
import { type ForecastRequest, forecastRequest } from "../forecast/request.ts";
import type { Snapshot } from "../forecast/snapshot.ts";
import { type DockerProgram, runDocker } from "../platform/docker-process.ts";
import { findProgram } from "../platform/find-program.ts";
import { type Builder, builderInUse } from "../platform/buildx-state.ts";
import { type BuildArguments, readBuildArguments } from "./build-arguments.ts";
import { findBuilt } from "./build-facts.ts";
import { compareBuild, formatComparison } from "./build-text.ts";
import { buildArguments, type ForecastProgram } from "./forecast-call.ts";
import { formatLayersText } from "./layers-text.ts";
import { plain } from "./terminal-text.ts";
import { CallError } from "./program.ts";

const HELP = `strata build [docker buildx build's own arguments]

Shows which steps will run again, runs docker buildx build with the arguments as they are, shows
forecast beside fact, and records the build as the baseline of the next forecast.

docker buildx build --help explains the arguments.

Exit status: docker's own; 2 the call is at fault.
`;

/** @returns The docker program's exit status. */
export async function runBuild(args: readonly string[], program: ForecastProgram): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    program.stdout(HELP);
    return 0;
  }
  const read = readBuildArguments(args);
  const docker = dockerProgram(program);
  const run = (): Promise<number> => runDocker(docker, ["buildx", "build", ...args], program.cwd);
  if (read.onlyAsks) return run();
  const say = read.takesOutput ? program.stderr : program.stdout;
  const builder = await builderInUse(program, read.builder ?? undefined);
  const planned = await planBuild(read, builder, program);
  if (planned.kind === "none") {
    say(`No forecast: ${planned.why}\n`);
    return run();
  }
  const { request, view, snapshot } = planned;
  say(`${formatLayersText(view, read.takesOutput ? plain : program.paint)}\n`);
  const startedAt = Date.now();
  const status = await run();
  const built = await findBuilt({ request, builder, startedAt, docker, program });
  if (built === null) {
    const problem = status === 0 ? await keepSnapshot(request, snapshot, program.host) : null;
    const told = NOT_SEEN[status === 0 ? "kept" : "left"];
    say(`\n${problem === null ? told : notKept(problem)}\n`);
    return status;
  }
  const steps = compareBuild(view, built, cacheOff(read));
  if (steps.length > 0) say(`\n${formatComparison(view, steps)}`);
  const label = buildLabel("strata build", startedAt);
  await keepBuild({ kept: request, snapshot, label }, built, program.host);
  return status;
}

const NOT_SEEN = {
  kept: "The builder does not say what the build did. It is recorded as the baseline all the same.",
  left: "The builder does not say how far the build came: nothing is recorded.",
} as const;

type PlannedBuild =
  | { readonly kind: "none"; readonly why: string }
  | {
      readonly kind: "planned";
      readonly request: ForecastRequest;
      readonly view: ForecastView;
      /** What the build is made from, as it begins. */
      readonly snapshot: Snapshot;
    };

async function planBuild(
  args: BuildArguments,
  builder: Builder,
  program: ForecastProgram,
): Promise<PlannedBuild> {
  const request = await requestOf(args, builder, program);
  if (typeof request === "string") return { kind: "none", why: request };
  try {
    await adoptBuilds(request, program.host, program, "own");
    const against = args.noCache ? ({ kind: "none" } as const) : request.against;
    const view = await makeForecast({ ...request, against }, program.host);
    const snapshot = await takeSnapshot(request, program.host);
    return { kind: "planned", request, view, snapshot };
  } catch (error) {
    // What is wrong with it, docker says better.
    if (error instanceof ForecastError) return { kind: "none", why: error.message };
    throw error;
  }
}

/** The request that the build is; or why there is no forecast of it. */
async function requestOf(
  args: BuildArguments,
  builder: Builder,
  program: ForecastProgram,
): Promise<ForecastRequest | string> {
  const { context, file, platforms, buildContexts } = args;
  const { cwd, env, host } = program;
  if (context === null) return "no build context is named.";
  const contextRoot = context === "-" ? null : realFolder(resolve(cwd, context));
  if (contextRoot === null) return `the build context ${context} is no folder of this machine.`;
  if (file === "-") return "the Dockerfile comes over standard input.";
  if (platforms.length > 1) return "it is built for several platforms at once.";
  const written = file ?? join(context, "Dockerfile");
  const path = realFile(resolve(cwd, written));
  const text = path === null ? null : await host.files.readText(path);
  if (path === null || text === null) return `${written} cannot be read.`;
  const epoch = env["SOURCE_DATE_EPOCH"];
  return forecastRequest({
    path,
    text,
    contextRoot,
    target: args.target,
    buildArgs: {
      // The docker program hands it on by itself.
      ...(epoch === undefined || epoch === "" ? {} : { SOURCE_DATE_EPOCH: epoch }),
      ...buildArguments(args.buildArgs, env),
    },
    namedContexts: namedContexts(buildContexts, cwd),
    platform: platforms[0] ?? null,
    runOptions: args.runOptions,
    builder: builder.identity,
    shown: { dockerfile: slashed(written), context: slashed(relative(cwd, contextRoot) || ".") },
  });
}

/** Folders by their real path, the rest as written. */
function namedContexts(written: readonly string[], cwd: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    written.map((given) => {
      const cut = given.indexOf("=");
      if (cut <= 0) throw new CallError(`--build-context ${given} is not NAME=VALUE.`);
      const value = given.slice(cut + 1);
      return [given.slice(0, cut), realFolder(resolve(cwd, value)) ?? value];
    }),
  );
}

/** Stages that are built without the cache. */
function cacheOff({ noCacheFilter }: BuildArguments): (stage: StageView) => boolean {
  const named = new Set(noCacheFilter.map((name) => name.toLowerCase()));
  return ({ name, index }) => named.has(name ?? String(index));
}

function dockerProgram({ env, platform }: ForecastProgram): DockerProgram {
  const path = findProgram("docker", env, platform, (file) => realFile(file) !== null);
  if (path === null) throw new CallError("there is no docker program on PATH; install Docker.");
  return { path, env };
}

function realFolder(path: string): string | null {
  try {
    return statSync(path).isDirectory() ? realpathSync(path) : null;
  } catch {
    return null;
  }
}

function realFile(path: string): string | null {
  try {
    return statSync(path).isFile() ? realpathSync(path) : null;
  } catch {
    return null;
  }
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}

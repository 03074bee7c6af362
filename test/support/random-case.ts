import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ForecastView, StepView } from "@strata/protocol/forecast";
import { makeForecast, recordBuild } from "../../server/src/forecast/forecast.ts";
import { type ForecastRequest, forecastRequest } from "../../server/src/forecast/request.ts";
import type { EngineFacts, Host, ImageFacts } from "../../server/src/platform/host.ts";
import { buildSteps, type EngineStep } from "./engine-steps.ts";
import { dockerEnvironment, type ProvidedEngine } from "./provided.ts";
import { changeBuild, makeBuild, type RandomBuild } from "./random-build.ts";
import { type DockerfileScope, isMultiStage, writeDockerfile } from "./random-dockerfile.ts";
import { RandomSource } from "./random-source.ts";
import { type Tree, writeTree } from "./random-tree.ts";

const run = promisify(execFile);

export interface RandomCase {
  readonly seed: number;
  /** Names everything that the case makes; no other case has it, nor had it. */
  readonly mark: string;
  /** A folder of the case's own, which is made. */
  readonly folder: string;
  readonly engine: ProvidedEngine;
  readonly host: Host;
  readonly label: string;
  /** Where `/<name>` answers with bytes that change. */
  readonly address: string | null;
  /** Builds after the first. */
  readonly changes: number;
  /** Asked after each build: the case then ends early. */
  readonly isOver: () => boolean;
}

/** One build of a case beside its forecast. */
export interface ComparedBuild {
  readonly change: string;
  readonly steps: readonly ComparedStep[];
  readonly wrong: readonly string[];
  readonly multiStage: boolean;
  /** The Dockerfile, and what else a person needs to see what went wrong. */
  readonly story: string;
}

export interface ComparedStep {
  readonly state: StepView["state"];
  readonly actual: "cached" | "rebuild";
  readonly kinds: readonly string[];
}

export interface CaseResult {
  readonly builds: readonly ComparedBuild[];
  /** What the engine said where a build failed, which ends the case. */
  readonly failure: string | null;
}

export async function runCase(given: RandomCase): Promise<CaseResult> {
  const { seed, mark, folder, engine } = given;
  const random = new RandomSource(seed);
  const images = [`${mark}-one`, `${mark}-two`];
  const contexts = random.chance(0.3) ? ["extra", "img"] : [];
  const scope: DockerfileScope = { random, mark, images, address: given.address, contexts };
  const knowsImages = random.chance(0.92);
  const project = join(folder, mark);
  const namedContexts: Record<string, string> =
    contexts.length === 0
      ? {}
      : { extra: join(project, "src"), img: `docker-image://${images[0]}` };
  const namedFlags = Object.entries(namedContexts).flatMap(([name, value]) => [
    "--build-context",
    `${name}=${value}`,
  ]);
  const builds: ComparedBuild[] = [];
  const made: RandomBuild[] = [];
  let facts = new DockerFacts(engine);
  let written: Tree = new Map();
  let base = -1;
  // Where nothing is known of images, two of them must not have the same layers.
  let build = { ...makeBuild(scope), base: knowsImages ? 0 : 1 };
  let change = "first";
  let failure: string | null = null;
  mkdirSync(project, { recursive: true });
  try {
    for (let turn = 0; turn <= given.changes && !given.isOver(); turn += 1) {
      if (build.base !== base) {
        await makeBases(given, build.base);
        base = build.base;
        facts = new DockerFacts(engine);
      }
      writeTree(project, written, build.tree);
      written = build.tree;
      writeRest(project, build);
      const host = knowsImages ? { ...given.host, engine: facts } : given.host;
      const request = { ...requestOf(project, build, engine), namedContexts };
      const forecast = await makeForecast(request, host);
      let steps: readonly EngineStep[];
      try {
        steps = await buildSteps(engine, {
          folder: project,
          args: build.args,
          flags: [...flagsOf(build), ...namedFlags],
        });
      } catch (error) {
        failure = `${change}\n${request.text}\n${String(error)}`;
        break;
      }
      await recordBuild(request, host);
      builds.push(compare({ forecast, steps, build, change, turn, seed }));
      made.push(build);
      const next = changeBuild(build, { scope, baseMayChange: knowsImages, earlier: made });
      ({ build, name: change } = next);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await docker(engine, "image", "rm", "--force", ...images).catch(() => "");
  }
  return { builds, failure };
}

function flagsOf({ target, platform }: RandomBuild): string[] {
  return [
    ...(target === null ? [] : ["--target", target]),
    ...(platform === null ? [] : ["--platform", platform]),
    ...["--secret", "id=token,env=PATH"],
  ];
}

function writeRest(project: string, { file, ignore, ownIgnore }: RandomBuild): void {
  writeFileSync(join(project, "Dockerfile"), writeDockerfile(file));
  const path = join(project, ownIgnore ? "Dockerfile.dockerignore" : ".dockerignore");
  if (ignore.length === 0) rmSync(path, { force: true });
  else writeFileSync(path, `${ignore.join("\n")}\n`);
}

function requestOf(project: string, build: RandomBuild, engine: ProvidedEngine): ForecastRequest {
  return forecastRequest({
    path: join(project, "Dockerfile"),
    text: writeDockerfile(build.file),
    contextRoot: project,
    target: build.target,
    buildArgs: build.args,
    platform: build.platform,
    imageStore: engine.store === "containerd" ? "containerd" : "classic",
  });
}

/** Two images that only this case has: the second sets what flows into later steps. */
async function makeBases(
  { mark, folder, engine, label }: RandomCase,
  version: number,
): Promise<void> {
  const place = join(folder, "base");
  mkdirSync(place, { recursive: true });
  const text = [
    "FROM busybox:latest AS one",
    `LABEL ${label}`,
    `RUN echo ${mark} > /nonce; echo root:x:0:0::/:/bin/sh > /etc/passwd; \\`,
    "  echo app:x:1000:1000::/:/bin/sh >> /etc/passwd; mkdir /out /gen; chmod 777 /out /gen",
    "FROM one AS two",
    ...(version % 2 === 0 ? [] : [`RUN echo ${version} > /version`]),
    `ENV V1=a V2=${version < 2 ? "src" : "src/lib"} B=${version}`,
    ...(version < 3 ? [] : ["ONBUILD RUN echo triggered", "ONBUILD COPY a.txt /out/triggered"]),
    ...(version === 2 ? ["WORKDIR /based"] : []),
  ];
  writeFileSync(join(place, "Dockerfile"), `${text.join("\n")}\n`);
  for (const target of ["one", "two"]) {
    await docker(
      engine,
      ...["buildx", "build", "--quiet", "--load", "--provenance=false"],
      ...["--target", target, "--tag", `${mark}-${target}`, place],
    );
  }
}

interface Comparing {
  readonly forecast: ForecastView;
  readonly steps: readonly EngineStep[];
  readonly build: RandomBuild;
  readonly change: string;
  readonly turn: number;
  readonly seed: number;
}

function compare({ forecast, steps: built, build, change, turn, seed }: Comparing): ComparedBuild {
  const steps: ComparedStep[] = [];
  const wrong: string[] = [];
  const table: string[] = [];
  for (const { line, state, text, reasons } of forecast.stages.flatMap((s) => s.steps.slice(1))) {
    if (state === "metadata" || state === "skipped") continue;
    const found = built.filter((step) => step.line === line);
    if (found.some(({ telling }) => !telling)) continue;
    // What the engine had no need of was in its cache.
    const actual = found.every(({ cached }) => cached) ? "cached" : "rebuild";
    steps.push({ state, actual, kinds: reasons.map(({ kind }) => kind) });
    const why = reasons.map(({ kind, message }) => `${kind}: ${message}`).join("; ");
    table.push(`${line} ${state} / ${actual}${found.length === 0 ? "?" : ""} ${text} — ${why}`);
    if (state !== "unsure" && state !== actual) {
      wrong.push(
        `seed ${seed}, build ${turn} (${change}): line ${line} was said ${state}, was ${actual}: ${text} — ${why}`,
      );
    }
  }
  const story = [
    `== seed ${seed}, build ${turn}: ${change}`,
    `args ${JSON.stringify(build.args)} target ${build.target} platform ${build.platform} base ${build.base} ignore ${JSON.stringify(build.ignore)}`,
    ...writeDockerfile(build.file)
      .split("\n")
      .map((text, index) => `${index + 1}\t${text}`),
    ...table,
  ].join("\n");
  return { change, steps, wrong, multiStage: isMultiStage(build.file), story };
}

/** What the docker program says of images, asked once each. */
class DockerFacts implements EngineFacts {
  readonly #engine: ProvidedEngine;
  readonly #known = new Map<string, Promise<ImageFacts | null>>();

  constructor(engine: ProvidedEngine) {
    this.#engine = engine;
  }

  image(reference: string): Promise<ImageFacts | null> {
    const known = this.#known.get(reference) ?? this.#ask(reference);
    this.#known.set(reference, known);
    return known;
  }

  imageStore(): Promise<null> {
    return Promise.resolve(null);
  }

  async #ask(reference: string): Promise<ImageFacts | null> {
    const output = await docker(this.#engine, "image", "inspect", reference).catch(() => "[]");
    const [found] = JSON.parse(output) as readonly InspectedImage[];
    if (found === undefined) return null;
    const config = found.Config;
    return {
      id: found.Id,
      layers: found.RootFS.Layers,
      env: config.Env ?? [],
      user: config.User ?? "",
      workdir: config.WorkingDir ?? "",
      shell: config.Shell ?? [],
      onbuild: config.OnBuild ?? [],
    };
  }
}

interface InspectedImage {
  readonly Id: string;
  readonly RootFS: { readonly Layers: readonly string[] };
  readonly Config: {
    readonly Env?: readonly string[] | null;
    readonly User?: string;
    readonly WorkingDir?: string;
    readonly Shell?: readonly string[] | null;
    readonly OnBuild?: readonly string[] | null;
  };
}

async function docker(engine: ProvidedEngine, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run(engine.docker, [...args], { env: dockerEnvironment(engine) });
  return stdout;
}

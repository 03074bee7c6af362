import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dockerEnvironment, type ProvidedEngine } from "./provided.ts";

export interface EngineBuild {
  readonly folder: string;
  readonly target?: string;
  readonly args?: Readonly<Record<string, string>>;
  /** Other flags of `docker buildx build`. */
  readonly flags?: readonly string[];
}

/** Whether the engine took a step from its cache. */
export interface EngineStep {
  /** `[stage 2/5] COPY …`. */
  readonly name: string;
  /** 1-based line of the instruction's keyword. */
  readonly line: number;
  readonly cached: boolean;
  /** False where it stands on nothing, as a copy into an empty image may: its mark tells nothing. */
  readonly telling: boolean;
}

/**
 * Builds without keeping an image, and tells what became of each step but FROM. Two equal steps of
 * two stages are one for the engine: each of their lines is told. A step that it had no need of is
 * missing.
 *
 * @throws Error with what the engine said, where the build fails.
 */
export async function buildSteps(
  engine: ProvidedEngine,
  { folder, target, args = {}, flags = [] }: EngineBuild,
): Promise<readonly EngineStep[]> {
  const out = await mkdtemp(join(tmpdir(), "strata-build-"));
  try {
    const metadata = join(out, "metadata.json");
    const log = await docker(engine, [
      ...["buildx", "build", "--progress=rawjson", "--output=type=cacheonly"],
      ...[`--metadata-file=${metadata}`, ...(target === undefined ? [] : ["--target", target])],
      ...Object.entries(args).flatMap(([name, value]) => ["--build-arg", `${name}=${value}`]),
      ...flags,
      folder,
    ]);
    const written = JSON.parse(await readFile(metadata, "utf8")) as Metadata;
    return stepsOf(verticesOf(log), written["buildx.build.provenance"]);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

interface Vertex {
  readonly digest: string;
  readonly name: string;
  readonly cached?: boolean;
  readonly inputs?: readonly string[];
}

interface Metadata {
  readonly "buildx.build.provenance": Provenance;
}

interface Provenance {
  readonly buildConfig: { readonly digestMapping: Readonly<Record<string, string>> };
  readonly metadata: {
    readonly "https://mobyproject.org/buildkit@v1#metadata": {
      readonly source: { readonly locations: Readonly<Record<string, Locations>> };
    };
  };
}

interface Locations {
  readonly locations?: readonly {
    readonly ranges: readonly { readonly start: { readonly line: number } }[];
  }[];
}

/** The last that is said of a vertex counts. */
function verticesOf(log: string): ReadonlyMap<string, Vertex> {
  const vertices = new Map<string, Vertex>();
  for (const line of log.split("\n")) {
    if (!line.startsWith("{")) continue;
    const event = JSON.parse(line) as { vertexes?: readonly Vertex[] };
    for (const vertex of event.vertexes ?? []) vertices.set(vertex.digest, vertex);
  }
  return vertices;
}

/** `[2/5]`, `[api 2/5]`; FROM is told apart, and LINK joins what a copy made. */
const STEP = /^\[[^\]]*\d+\/\d+\] (?!FROM |LINK )/;

function stepsOf(vertices: ReadonlyMap<string, Vertex>, provenance: Provenance): EngineStep[] {
  const { digestMapping } = provenance.buildConfig;
  const { locations } = provenance.metadata["https://mobyproject.org/buildkit@v1#metadata"].source;
  const steps: EngineStep[] = [];
  for (const { digest, name, cached = false, inputs = [] } of vertices.values()) {
    if (!STEP.test(name)) continue;
    const found = locations[digestMapping[digest] ?? ""]?.locations ?? [];
    for (const { ranges } of found) {
      const line = Math.min(...ranges.map(({ start }) => start.line));
      steps.push({ name, cached, line, telling: inputs.length > 0 });
    }
  }
  return steps.sort((a, b) => a.line - b.line);
}

function docker(engine: ProvidedEngine, args: readonly string[]): Promise<string> {
  const env = { ...dockerEnvironment(engine), BUILDX_METADATA_PROVENANCE: "max" };
  return new Promise((resolve, reject) => {
    execFile(engine.docker, [...args], { env, maxBuffer: 2 ** 28 }, (error, _, stderr) => {
      if (error === null) resolve(stderr);
      else reject(new Error(messagesIn(stderr).slice(-2000)));
    });
  });
}

/** What the log says in words. */
function messagesIn(log: string): string {
  const logs = log.split("\n").flatMap((line) => {
    if (!line.startsWith("{")) return [line];
    const event = JSON.parse(line) as { logs?: readonly { readonly data: string }[] };
    return (event.logs ?? []).map(({ data }) => Buffer.from(data, "base64").toString("utf8"));
  });
  return logs.join("\n");
}

import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dockerEnvironment, type ProvidedEngine } from "./provided.ts";

/** A step of a build as the engine ran it. */
export interface BuiltStep {
  /** `[stage 2/5] COPY …`. */
  readonly name: string;
  /** 1-based; null where the engine names no line. */
  readonly startLine: number | null;
  readonly endLine: number | null;
  /** What a RUN ran. */
  readonly command: readonly string[] | null;
}

export interface Build {
  readonly steps: readonly BuiltStep[];
  /** Folder of the files that came out. */
  readonly files: string;
}

/**
 * Builds `folder` (its Dockerfile and build context) and exports the last stage's files.
 *
 * @throws Error with what the engine said, where the build fails.
 */
export async function buildFolder(engine: ProvidedEngine, folder: string): Promise<Build> {
  const metadata = join(folder, "..", `${folder.split(/[\\/]/).at(-1) ?? ""}.json`);
  const files = `${folder}.out`;
  const { code, stderr } = await docker(engine, [
    ...["buildx", "build", "--progress=rawjson", `--metadata-file=${metadata}`],
    ...[`--output=type=local,dest=${files}`, folder],
  ]);
  if (code !== 0) throw new Error(lastLines(stderr));
  const names = new Map<string, string>();
  for (const line of stderr.split("\n")) {
    if (!line.startsWith("{")) continue;
    const event = JSON.parse(line) as { vertexes?: { digest: string; name: string }[] };
    for (const { digest, name } of event.vertexes ?? []) names.set(digest, name);
  }
  const written = JSON.parse(await readFile(metadata, "utf8")) as Metadata;
  return { steps: readSteps(names, written["buildx.build.provenance"]), files };
}

/** What a build says besides its events. */
function lastLines(stderr: string): string {
  return stderr
    .split("\n")
    .filter((line) => !line.startsWith("{"))
    .join("\n");
}

/** Why the engine refuses the Dockerfile in `folder`; null where it takes it. Runs nothing. */
export async function refusal(engine: ProvidedEngine, folder: string): Promise<string | null> {
  const { stdout, stderr } = await docker(engine, [
    ...["buildx", "build", "--call=check,format=json", folder],
  ]);
  try {
    const { buildError } = JSON.parse(stdout) as { buildError?: { message: string } };
    return buildError?.message ?? null;
  } catch {
    return stderr.slice(-2000);
  }
}

/** A report of the engine's own checks. */
export interface EngineCheck {
  readonly check: string;
  /** 1-based, where the report begins. */
  readonly line: number;
}

export interface EngineVerdict {
  readonly checks: readonly EngineCheck[];
  /** Why the engine refuses the file; null where it takes it. */
  readonly refusal: string | null;
}

/** Many at a time cost little more than one. */
const CHECKED_AT_ONCE = 40;

/**
 * What the engine's checks say of the Dockerfiles in these folders below `top`, which share one
 * call of docker as far as that goes. Runs nothing.
 *
 * @throws Error where the engine says nothing.
 */
export async function checkFolders(
  engine: ProvidedEngine,
  top: string,
  names: readonly string[],
): Promise<readonly EngineVerdict[]> {
  const verdicts: EngineVerdict[] = [];
  for (let from = 0; from < names.length; from += CHECKED_AT_ONCE) {
    verdicts.push(...(await checkTogether(engine, top, names.slice(from, from + CHECKED_AT_ONCE))));
  }
  return verdicts;
}

async function checkTogether(
  engine: ProvidedEngine,
  top: string,
  names: readonly string[],
): Promise<readonly EngineVerdict[]> {
  const file = join(top, "bake.json");
  const target = Object.fromEntries(names.map((name) => [name, { context: join(top, name) }]));
  await writeFile(file, JSON.stringify({ group: { default: { targets: names } }, target }));
  const { stdout, stderr } = await docker(engine, [
    ...["buildx", "bake", "--allow=fs.read=*", `--file=${file}`, "--call=check,format=json"],
  ]);
  if (!stdout.startsWith("{")) throw new Error(lastLines(stderr));
  const answer = JSON.parse(stdout) as BakedChecks;
  return names.map((name) => {
    const { warnings, buildError } = answer.target[name]?.check ?? {};
    const isLint = buildError?.message.startsWith("lint violation found") === true;
    return {
      checks: (warnings ?? []).map(({ ruleName, location }) => ({
        check: ruleName,
        line: location.ranges[0]?.start.line ?? 0,
      })),
      refusal: isLint ? null : (buildError?.message ?? null),
    };
  });
}

interface BakedChecks {
  readonly target: Readonly<Record<string, { readonly check?: BakedCheck }>>;
}

interface BakedCheck {
  readonly warnings?: readonly {
    readonly ruleName: string;
    readonly location: {
      readonly ranges: readonly { readonly start: { readonly line: number } }[];
    };
  }[];
  readonly buildError?: { readonly message: string };
}

interface Metadata {
  readonly "buildx.build.provenance": Provenance;
}

interface Provenance {
  readonly buildConfig: {
    readonly llbDefinition: readonly {
      readonly id: string;
      readonly op: {
        readonly Op: { readonly exec?: { readonly meta: { readonly args: string[] } } };
      };
    }[];
    readonly digestMapping: Readonly<Record<string, string>>;
  };
  readonly metadata: {
    readonly "https://mobyproject.org/buildkit@v1#metadata": {
      readonly source: { readonly locations: Readonly<Record<string, Locations>> };
    };
  };
}

interface Locations {
  readonly locations?: readonly {
    readonly ranges: readonly {
      readonly start: { readonly line: number };
      readonly end: { readonly line: number };
    }[];
  }[];
}

function readSteps(names: ReadonlyMap<string, string>, provenance: Provenance): BuiltStep[] {
  const { digestMapping, llbDefinition } = provenance.buildConfig;
  const { locations } = provenance.metadata["https://mobyproject.org/buildkit@v1#metadata"].source;
  const steps: BuiltStep[] = [];
  for (const [digest, name] of names) {
    const id = digestMapping[digest];
    if (id === undefined || !/^\[[^\]]*\d+\/\d+\]/.test(name)) continue;
    const ranges = (locations[id]?.locations ?? []).flatMap((location) => location.ranges);
    const exec = llbDefinition.find((step) => step.id === id)?.op.Op.exec;
    steps.push({
      name,
      startLine: ranges.length === 0 ? null : Math.min(...ranges.map(({ start }) => start.line)),
      endLine: ranges.length === 0 ? null : Math.max(...ranges.map(({ end }) => end.line)),
      command: exec?.meta.args ?? null,
    });
  }
  return steps;
}

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function docker(engine: ProvidedEngine, args: readonly string[]): Promise<Outcome> {
  const env = { ...dockerEnvironment(engine), BUILDX_METADATA_PROVENANCE: "max" };
  return new Promise((resolve) => {
    const options = { env, maxBuffer: 2 ** 28 };
    execFile(engine.docker, [...args], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : 1, stdout, stderr });
    });
  });
}

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parseDockerignore, patternTexts } from "../../server/src/context/dockerignore.ts";
import type { ContextEntry } from "../../server/src/platform/host.ts";
import type { NodeHost } from "../../server/src/platform/node-host.ts";
import { makeForecastHost } from "../support/forecast-host.ts";
import { dockerEnvironment, providedEngine } from "../support/provided.ts";
import { fillFolder, ignoreText } from "../support/random-ignored.ts";
import { RandomSource } from "../support/random-source.ts";
import { chosenSeed, reportSeed } from "../support/random-suite.ts";
import { readTar, type TarEntry } from "../support/tar.ts";

const run = promisify(execFile);
const engine = providedEngine();
const deep = process.env["STRATA_DEEP"] === "1";
const CASES = deep ? 1000 : 200;
const BUDGET_SECONDS = 45;
/** Build contexts that one build copies: the build context itself, and named ones. */
const TOGETHER = 20;

let folder = "";
let host: NodeHost;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "strata-context-")));
  host = await makeForecastHost(folder);
});

afterAll(async () => {
  await host.dispose();
  rmSync(folder, { recursive: true, force: true });
});

it(
  "what COPY receives is what we list, byte for byte",
  async () => {
    const seed = chosenSeed();
    const start = performance.now();
    let count = 0;
    let entries = 0;
    const wrong: string[] = [];
    while (count < CASES && (deep || performance.now() - start < BUDGET_SECONDS * 1000)) {
      const contexts = makeContexts(seed + count, TOGETHER);
      const archive = readTar(await buildArchive(contexts));
      for (const context of contexts) {
        const listed = await listing(context);
        const copied = copiedFrom(archive, context.name);
        entries += listed.length;
        if (JSON.stringify(listed) !== JSON.stringify(copied)) {
          wrong.push(difference(context, listed, copied));
        }
      }
      rmSync(join(folder, "contexts"), { recursive: true, force: true });
      count += contexts.length;
    }
    reportSeed(`files of random build contexts (${entries} entries)`, seed, count);
    expect(wrong).toEqual([]);
  },
  deep ? 3_600_000 : 600_000,
);

interface RandomContext {
  readonly seed: number;
  readonly name: string;
  readonly root: string;
  readonly ignore: string | null;
}

function makeContexts(seed: number, count: number): readonly RandomContext[] {
  return Array.from({ length: count }, (_, index): RandomContext => {
    const random = new RandomSource(seed + index);
    const name = `c${index}`;
    const root = join(folder, "contexts", name);
    mkdirSync(root, { recursive: true });
    fillFolder(root, random);
    const ignore = ignoreText(random);
    if (ignore !== null) writeFileSync(join(root, ".dockerignore"), ignore);
    return { seed: seed + index, name, root, ignore };
  });
}

/** The files of an image that has each build context in a folder of its name. */
async function buildArchive(contexts: readonly RandomContext[]): Promise<Buffer> {
  const place = join(folder, "build");
  mkdirSync(place, { recursive: true });
  const [first, ...others] = contexts;
  const copies = others.map(({ name }) => `COPY --from=${name} . /${name}/`);
  const text = ["FROM scratch", "COPY . /c0/", ...copies, ""].join("\n");
  const dockerfile = join(place, "Dockerfile");
  writeFileSync(dockerfile, text);
  const archive = join(place, "files.tar");
  const named = others.flatMap(({ name, root }) => ["--build-context", `${name}=${root}`]);
  await run(
    engine.docker,
    [
      ...["buildx", "build", "--quiet", "--no-cache", `--output=type=tar,dest=${archive}`],
      ...[`--file=${dockerfile}`, ...named, first?.root ?? ""],
    ],
    { env: dockerEnvironment(engine) },
  );
  return readFileSync(archive);
}

/** Path, type, mode, and digest or target; as text, sorted. */
type Listing = readonly string[];

async function listing({ root, ignore }: RandomContext): Promise<Listing> {
  const { entries } = await host.buildContext.read({
    root,
    ignorePatterns: patternTexts(parseDockerignore(ignore ?? "")),
    hash: ["."],
  });
  return entries.map(entryText).sort();
}

function entryText({ path, type, mode, digest }: ContextEntry): string {
  return JSON.stringify([path, type, type === "symlink" ? "" : mode.toString(8), digest]);
}

function copiedFrom(archive: readonly TarEntry[], name: string): Listing {
  const byPath = new Map(archive.map((entry) => [entry.path, entry]));
  return archive
    .filter(({ path }) => path.startsWith(`${name}/`))
    .map((entry) => copiedText(entry, entry.path.slice(name.length + 1), byPath))
    .sort();
}

function copiedText(entry: TarEntry, path: string, byPath: ReadonlyMap<string, TarEntry>): string {
  if (entry.type === "symlink") return JSON.stringify([path, "symlink", "", entry.target]);
  const mode = (entry.mode & 0o7777).toString(8);
  if (entry.type === "directory") return JSON.stringify([path, "directory", mode, ""]);
  const linked = entry.type === "link" ? byPath.get(entry.target.replace(/^\//, "")) : entry;
  const digest = createHash("sha256")
    .update(linked?.content ?? "")
    .digest("hex");
  return JSON.stringify([path, "file", mode, `sha256:${digest}`]);
}

function difference({ seed, ignore }: RandomContext, listed: Listing, copied: Listing): string {
  const only = (some: Listing, others: Listing) => some.filter((text) => !others.includes(text));
  return [
    `seed ${seed}, ignore ${JSON.stringify(ignore)}`,
    `only listed: ${only(listed, copied).join(" ")}`,
    `only copied: ${only(copied, listed).join(" ")}`,
  ].join("; ");
}

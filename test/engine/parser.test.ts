import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildableDockerfile } from "../support/buildable-dockerfile.ts";
import {
  type BrokenDockerfile,
  brokenDockerfiles,
  soundDockerfiles,
} from "../support/broken-dockerfiles.ts";
import { buildFolder, type BuiltStep, refusal } from "../support/docker-builds.ts";
import {
  type ExpectedFile,
  expectedFiles,
  expectedSteps,
  placeOf,
  refusedProblems,
} from "../support/expected-build.ts";
import { providedEngine } from "../support/provided.ts";
import { chosenSeed, reportSeed } from "../support/random-suite.ts";

const GENERATED = 200;
/** In `npm test` no new build is started after this time. */
const BUDGET_SECONDS = 180;

const engine = providedEngine();
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "strata-parser-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

it("reads the steps, lines, commands and files that builds make of generated Dockerfiles", async () => {
  const seed = chosenSeed();
  const texts = fc.sample(buildableDockerfile(), { numRuns: GENERATED, seed });
  const deadline = performance.now() + BUDGET_SECONDS * 1000;
  const deep = process.env["STRATA_DEEP"] === "1";
  const differences: unknown[] = [];
  let count = 0;
  await inPairs(texts, async (text, index) => {
    if (!deep && performance.now() > deadline) return;
    count += 1;
    const ours = expectedSteps(text).concat(expectedFiles(text).map(describeFile));
    const theirs = await builtFrom(text, `built-${index}`);
    if (ours.join("\n") !== theirs.join("\n")) differences.push({ text, ours, theirs });
  });
  reportSeed("parser against real builds", seed, count);
  expect(differences).toEqual([]);
});

it("refuses what a build refuses, each fault by itself", async () => {
  const broken = chosenBroken();
  const missed: string[] = [];
  await inPairs(broken, async ({ kind, text }, index) => {
    const theirs = await refusal(engine, await write(text, `broken-${index}`));
    const ours = refusedProblems(text);
    if (theirs !== null && ours.length > 0) return;
    missed.push(`${kind}: engine ${String(theirs)}, ours ${ours.join(" ")}\n${text}`);
  });
  console.log(`broken Dockerfiles: ${broken.length}`);
  expect(missed).toEqual([]);
});

it("has at least a hundred broken files, of at least twenty kinds", () => {
  const broken = chosenBroken();
  expect(broken.length).toBeGreaterThanOrEqual(100);
  expect(new Set(broken.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(20);
});

it("refuses nothing that a build takes", async () => {
  const wronged: string[] = [];
  await inPairs(soundDockerfiles(), async (text, index) => {
    const theirs = await refusal(engine, await write(text, `sound-${index}`));
    const ours = refusedProblems(text);
    if (theirs === null && ours.length === 0) return;
    wronged.push(`engine ${String(theirs)}, ours ${ours.join(" ")}\n${text}`);
  });
  expect(wronged).toEqual([]);
});

/** All of them in a deep run, else two of each kind. */
function chosenBroken(): BrokenDockerfile[] {
  const all = brokenDockerfiles();
  if (process.env["STRATA_DEEP"] === "1") return all;
  const seen = new Map<string, number>();
  return all.filter(({ kind }) => {
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    return before < 2;
  });
}

/** What a build makes of a text, in the words of {@link expectedSteps} and of its files. */
async function builtFrom(text: string, name: string): Promise<string[]> {
  try {
    const build = await buildFolder(engine, await write(text, name));
    const files = expectedFiles(text).map(async ({ path }) => {
      return describeFile({ path, content: await readFile(join(build.files, path), "utf8") });
    });
    return build.steps
      .map(describeStep)
      .sort()
      .concat(await Promise.all(files));
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Two builds at a time: more would only wait for each other. */
async function inPairs<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const entries = items.entries();
  const worker = async () => {
    for (const [index, item] of entries) await work(item, index);
  };
  await Promise.all([worker(), worker()]);
}

async function write(text: string, name: string): Promise<string> {
  const at = join(folder, name);
  await mkdir(at);
  await writeFile(join(at, "Dockerfile"), text);
  await writeFile(join(at, "file"), "content\n");
  return at;
}

function describeFile({ path, content }: ExpectedFile): string {
  return `${path} ${JSON.stringify(content)}`;
}

function describeStep({ name, startLine, endLine, command }: BuiltStep): string {
  const [, place = "", keyword = ""] = /^\[([^\]]*)\] (\w+)/.exec(name) ?? [];
  const lines = `${String(startLine)}-${String(endLine)}`;
  const run = command === null ? "" : ` ${JSON.stringify(command)}`;
  return `${placeOf(place, keyword)} ${keyword} ${lines}${run}`;
}

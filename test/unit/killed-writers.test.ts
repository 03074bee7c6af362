import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { build } from "esbuild";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeForecast } from "../../server/src/forecast/forecast.ts";
import { readSnapshot } from "../../server/src/forecast/snapshot.ts";
import { ContextWalker } from "../../server/src/platform/context-walk.ts";
import { cacheHost, cacheRequest } from "../support/cache-writer.ts";
import { RandomSource } from "../support/random-source.ts";
import { chosenSeed, reportSeed } from "../support/random-suite.ts";

const deep = process.env["STRATA_DEEP"] === "1";
const KILLS = deep ? 200 : 20;
const BUDGET_SECONDS = 20;

let folder = "";
let program = "";
let root = "";
let cache = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "strata-killed-"));
  program = join(folder, "writer.mjs");
  await build({
    entryPoints: [join(import.meta.dirname, "../support/cache-writer.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  root = mkdtempSync(join(folder, "root-"));
  cache = join(root, "../cache");
  rmSync(cache, { recursive: true, force: true });
  // Enough that to write what is known of them takes a while.
  for (let count = 0; count < 600; count += 1) writeFileSync(join(root, `f${count}`), `${count}`);
});

describe("processes that write the cache", () => {
  it("leave what is whole, or nothing, whenever they are killed, alone and two at once", async () => {
    const seed = chosenSeed();
    const random = new RandomSource(seed);
    const start = performance.now();
    const isLate = () => !deep && performance.now() - start > BUDGET_SECONDS * 1000;
    let count = 0;
    for (; count < KILLS && !isLate(); count += 1) {
      const writers = random.pick([["one"], ["one", "two"]]).map(startWriter);
      await Promise.all(writers.map(({ stdout }) => once(stdout ?? process.stdin, "data")));
      for (const writer of writers) {
        await after(random.below(40));
        writer.kill("SIGKILL");
        await once(writer, "close");
      }
      expect(torn(), `seed ${seed}, kill ${count}`).toEqual([]);
      expect(await statesAfterNewest(), `seed ${seed}, kill ${count}`).toEqual([
        "cached",
        "cached",
      ]);
      expect(listing(cache), `seed ${seed}, kill ${count}`).toEqual(listing(null));
    }
    reportSeed("writers of the cache that were killed", seed, count);
  }, 3_600_000);
});

describe.skipIf(process.platform === "win32")("a cache folder that cannot be written", () => {
  it("is said where the disk takes no more, and the forecast is right", () => {
    // No file may grow larger: a write fails in the middle, as on a full disk.
    const { said, states } = writeOnce(["sh", "-c", 'ulimit -f 8; exec "$@"', "sh"], cache);
    expect(said).toMatch(/^The build is not recorded, as the cache folder cannot be written: E/);
    expect(states).toEqual(["metadata", "metadata", "rebuild", "rebuild"]);
    expect(torn()).toEqual([]);
    expect(filesIn(cache).filter((path) => !path.endsWith(".json"))).toEqual([]);
  });

  it("is said where it is read-only, and the forecast is right", () => {
    mkdirSync(cache);
    chmodSync(cache, 0o500);
    // Root may write anywhere but there.
    const closed = process.getuid?.() === 0 ? "/sys/strata" : cache;
    const { said, states } = writeOnce([], closed);
    expect(said).toMatch(/^The build is not recorded, as the cache folder cannot be written: E/);
    expect(states).toEqual(["metadata", "metadata", "rebuild", "rebuild"]);
  });
});

function startWriter(own: string): ChildProcess {
  return spawn(process.execPath, [program, "forever", root, cache, own], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

function writeOnce(
  before: readonly string[],
  cacheFolder: string,
): { said: string; states: readonly string[] } {
  const [first, ...rest] = [...before, process.execPath, program, "once", root, cacheFolder];
  return JSON.parse(execFileSync(first, rest, { encoding: "utf8" })) as ReturnType<
    typeof writeOnce
  >;
}

function filesIn(place: string): readonly string[] {
  if (!existsSync(place)) return [];
  const entries = readdirSync(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Files under their final names that are not as they were written. */
function torn(): readonly string[] {
  return filesIn(cache).filter((path) => path.endsWith(".json") && !isWhole(path));
}

function isWhole(path: string): boolean {
  try {
    const stored = JSON.parse(readFileSync(path, "utf8")) as { readonly strata?: string };
    return stored.strata !== "snapshot" || readSnapshot(JSON.stringify(stored)) !== null;
  } catch {
    return false;
  }
}

/** Of the build that was recorded last, on its own files: it asks for nothing but the cache. */
async function statesAfterNewest(): Promise<readonly string[]> {
  const { path, contextRoot } = cacheRequest(root, "");
  const [text = ""] = await cacheHost(cache).snapshots.list(`${path}\n${contextRoot}`);
  const newest = readSnapshot(text)?.record;
  expect(newest).toBeDefined();
  const host = cacheHost(cache);
  const entries = newest?.entries ?? [];
  const buildContext = { read: () => Promise.resolve({ entries, unreadable: [], filesRead: 0 }) };
  const request = cacheRequest(root, newest?.buildArgs["BUILD"] ?? "");
  const { stages } = await makeForecast(request, { ...host, buildContext });
  return stages.flatMap(({ steps }) => steps.slice(2).map(({ state }) => state));
}

/** The build context as it is read with what the cache knows, or without one. */
function listing(cacheFolder: string | null): unknown {
  const walker = new ContextWalker({
    cacheFolder,
    platform: process.platform,
    now: () => Date.now() + 10_000,
    isCancelled: () => false,
  });
  return walker.read({ root, ignorePatterns: [], hash: ["."] }).entries;
}

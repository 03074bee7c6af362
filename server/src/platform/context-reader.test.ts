import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ContextReadError, ThreadedContextReader } from "./context-reader.ts";

const at = { folder: "", root: "", worker: "" };

beforeAll(async () => {
  at.folder = mkdtempSync(join(tmpdir(), "strata-reader-"));
  at.root = join(at.folder, "context");
  mkdirSync(at.root);
  for (let index = 0; index < 50; index += 1) writeFileSync(join(at.root, `f${index}`), "x");
  at.worker = join(at.folder, "context-worker.cjs");
  await build({
    entryPoints: [fileURLToPath(new URL("context-worker.ts", import.meta.url))],
    outfile: at.worker,
    bundle: true,
    platform: "node",
    format: "cjs",
  });
});

afterAll(() => {
  rmSync(at.folder, { recursive: true, force: true });
});

function reader(path = at.worker): ThreadedContextReader {
  return new ThreadedContextReader({
    workerPath: path,
    cacheFolder: null,
    platform: process.platform,
  });
}

const everything = { ignorePatterns: [], hash: ["."] };

describe("ThreadedContextReader", () => {
  it("answers from its thread, again after it was ended", async () => {
    const threaded = reader();
    const first = await threaded.read({ root: at.root, ...everything });
    await threaded.dispose();
    const second = await threaded.read({ root: at.root, ...everything });
    await threaded.dispose();
    expect([first.entries.length, second]).toEqual([50, first]);
  });

  it("answers each of several requests with its own listing", async () => {
    const threaded = reader();
    const listings = await Promise.all(
      ["f1", "f2", "f1*"].map((path) =>
        threaded.read({ root: at.root, ignorePatterns: [], hash: [path] }),
      ),
    );
    await threaded.dispose();
    const hashed = listings.map(({ entries }) => entries.filter(({ digest }) => digest !== ""));
    expect(hashed.map(({ length }) => length)).toEqual([1, 1, 11]);
  });

  it("rejects with the signal's reason, and still answers others", async () => {
    const threaded = reader();
    const superseded = new AbortController();
    const first = threaded.read({ root: at.root, ...everything, signal: superseded.signal });
    const second = threaded.read({ root: at.root, ...everything });
    superseded.abort(new Error("superseded"));
    await expect(first).rejects.toThrow("superseded");
    expect((await second).entries).toHaveLength(50);
    await threaded.dispose();
  });

  it("does not start for what is cancelled already", async () => {
    const threaded = reader(join(at.folder, "nowhere.cjs"));
    const signal = AbortSignal.abort(new Error("too late"));
    await expect(threaded.read({ root: at.root, ...everything, signal })).rejects.toThrow(
      "too late",
    );
  });

  it("says so when its thread cannot run", async () => {
    const threaded = reader(join(at.folder, "nowhere.cjs"));
    await expect(threaded.read({ root: at.root, ...everything })).rejects.toThrow(ContextReadError);
  });

  it("rejects what is under way when it is disposed of", async () => {
    const threaded = reader();
    const reading = threaded.read({ root: at.root, ...everything });
    const [outcome] = await Promise.allSettled([reading, threaded.dispose()]);
    expect(outcome).toMatchObject({ status: "rejected", reason: { reason: "walk-failed" } });
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BuildContextReader, ContextListing } from "./host.ts";
import { QuickContextReader } from "./quick-reader.ts";

const at = { folder: "" };

beforeEach(() => {
  at.folder = mkdtempSync(join(tmpdir(), "strata-quick-"));
  for (const name of ["a", "b", "c"]) {
    mkdirSync(join(at.folder, name));
    writeFileSync(join(at.folder, name, "file"), name);
  }
});

afterEach(() => {
  rmSync(at.folder, { recursive: true, force: true });
});

/** A reader whose clock goes on by so many milliseconds each time that it looks. */
function setUp(step: number): { reader: QuickContextReader; left: string[] } {
  const left: string[] = [];
  const listing: ContextListing = { entries: [], unreadable: [], filesRead: 0 };
  const patient: BuildContextReader = {
    read: ({ root }) => {
      left.push(root);
      return Promise.resolve(listing);
    },
  };
  let time = 0;
  const clock = (): number => (time += step);
  return {
    reader: new QuickContextReader({ platform: process.platform, patient, clock }),
    left,
  };
}

describe("QuickContextReader", () => {
  it("reads a small build context itself", async () => {
    const { reader } = setUp(0);
    const request = { root: at.folder, ignorePatterns: ["b"], hash: ["a"] };
    const { entries } = await reader.read(request);
    expect(entries.map(({ path, digest }) => `${path} ${digest.slice(0, 9)}`)).toEqual([
      "a ",
      "a/file sha256:ca",
      "c ",
      "c/file ",
    ]);
  });

  it("leaves to the other what takes too long", async () => {
    const { reader, left } = setUp(10);
    await reader.read({ root: at.folder, ignorePatterns: [], hash: ["."] });
    expect(left).toEqual([at.folder]);
  });

  it("tries that no second time", async () => {
    const { reader, left } = setUp(10);
    const request = { root: at.folder, ignorePatterns: [], hash: ["."] };
    await reader.read(request);
    rmSync(join(at.folder, "a"), { recursive: true });
    rmSync(join(at.folder, "b"), { recursive: true });
    rmSync(join(at.folder, "c"), { recursive: true });
    await reader.read(request);
    expect(left).toHaveLength(2);
  });

  it("reads nothing for a request that was cancelled", async () => {
    const { reader } = setUp(0);
    const signal = AbortSignal.abort(new Error("superseded"));
    await expect(
      reader.read({ root: at.folder, ignorePatterns: [], hash: ["."], signal }),
    ).rejects.toThrow("superseded");
  });
});

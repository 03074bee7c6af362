import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createNodeHost, type NodeHost } from "./node-host.ts";

/** Where each test has its files. */
const at = { folder: "" };

beforeEach(() => {
  at.folder = mkdtempSync(join(tmpdir(), "strata-host-"));
});

afterEach(() => {
  rmSync(at.folder, { recursive: true, force: true });
});

function host(trusted = true): NodeHost {
  return createNodeHost({
    assets: { path: (name) => join(at.folder, name) },
    env: { PATH: process.env["PATH"], STRATA_CACHE: join(at.folder, "cache") },
    platform: process.platform,
    trusted,
  });
}

describe("createNodeHost", () => {
  it("reads texts, and null for what is no readable file", async () => {
    writeFileSync(join(at.folder, "a"), "text");
    const { files } = host();
    expect(await files.readText(join(at.folder, "a"))).toBe("text");
    expect(await files.readText(join(at.folder, "b"))).toBeNull();
    expect(await files.readText(at.folder)).toBeNull();
  });

  it("keeps its cache where the environment says", async () => {
    await host().snapshots.add("k", "text");
    expect(readdirSync(join(at.folder, "cache"))).toEqual(["snapshots"]);
  });

  it("starts no git where the user trusts nothing", () => {
    expect(host(false).git).toBeNull();
  });

  it("knows nothing of an engine by itself", async () => {
    const { engine } = host();
    expect([await engine.image("alpine"), await engine.imageStore()]).toEqual([null, null]);
  });
});

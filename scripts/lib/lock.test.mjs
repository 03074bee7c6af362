import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withLock } from "./lock.mjs";

/** @type {string} */
let folder;
/** @type {string} */
let lock;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "strata-lock-"));
  lock = join(folder, "a.lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("withLock", () => {
  it("gives the work's result and lets the lock go", async () => {
    expect(await withLock(lock, () => Promise.resolve(7))).toBe(7);
    expect(existsSync(lock)).toBe(false);
  });

  it("lets the lock go when the work fails", async () => {
    const failing = withLock(lock, () => Promise.reject(new Error("no disk")));
    await expect(failing).rejects.toThrow("no disk");
    expect(existsSync(lock)).toBe(false);
  });

  it("lets one at a time in, also where all find the same stale lock", async () => {
    writeFileSync(lock, JSON.stringify({ pid: 0, command: "long gone" }));
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => withLock(lock, work)));
    expect(most).toBe(1);
  });

  it("takes over the lock of a process that has ended", async () => {
    writeFileSync(lock, JSON.stringify({ pid: 4242, command: "node scripts/test.mjs" }));
    const commandLine = (/** @type {number} */ pid) => (pid === 4242 ? undefined : "node");
    expect(await withLock(lock, () => Promise.resolve("mine"), { commandLine })).toBe("mine");
  });

  it("does not believe a process id that another program has now", async () => {
    writeFileSync(lock, JSON.stringify({ pid: 4242, command: "node scripts/test.mjs" }));
    const commandLine = () => "/usr/sbin/cron";
    expect(await withLock(lock, () => Promise.resolve("mine"), { commandLine })).toBe("mine");
  });

  it("takes over a lock that is no record at all", async () => {
    writeFileSync(lock, "");
    expect(await withLock(lock, () => Promise.resolve("mine"))).toBe("mine");
  });

  it("is not held up by a guard that a killed process left", async () => {
    writeFileSync(lock, "");
    writeFileSync(`${lock}.guard`, "");
    utimesSync(`${lock}.guard`, 0, 0);
    expect(await withLock(lock, () => Promise.resolve("mine"))).toBe("mine");
  });

  it("waits for a living holder and says so once", async () => {
    /** @type {string[]} */
    const notes = [];
    /** @type {() => void} */
    let finish = () => undefined;
    const first = withLock(
      lock,
      () => new Promise((resolve) => (finish = () => resolve(undefined))),
    );
    while (!existsSync(lock)) await new Promise((resolve) => setImmediate(resolve));
    const note = (/** @type {string} */ line) => {
      notes.push(line);
      finish();
    };
    await withLock(lock, () => Promise.resolve(), { note });
    await first;
    expect(notes).toEqual([expect.stringContaining(`waiting for process ${process.pid}`)]);
  });
});

import { link, mkdir, open, readFile, rm, stat, writeFile } from "node:fs/promises";
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { commandLineOf } from "./processes.mjs";

const POLL_MS = 200;
/** A guard is held for the length of one read and one removal. */
const GUARD_STALE_MS = 10_000;

/**
 * @typedef {object} LockOptions
 * @property {(line: string) => void} [note] Told once when another process holds the lock.
 * @property {(pid: number) => string | undefined} [commandLine]
 */

/**
 * Runs `work` while no other process holds the lock at `path`. The lock of a process that has ended
 * (its id is free, or belongs to another command line now) is taken over.
 *
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @param {LockOptions} [options]
 * @returns {Promise<T>}
 */
export async function withLock(path, work, options = {}) {
  const release = await acquire(path, options);
  try {
    return await work();
  } finally {
    release();
  }
}

/**
 * @param {string} path
 * @param {LockOptions} options
 * @returns {Promise<() => void>}
 */
async function acquire(path, { note, commandLine = commandLineOf }) {
  await mkdir(dirname(path), { recursive: true });
  const own = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(own, JSON.stringify({ pid: process.pid, command: commandLine(process.pid) }));
  try {
    // A link appears with its content, so nobody can read a lock that is half written.
    for (let told = false; !(await linked(own, path));) {
      const holder = await livingHolder(path, commandLine);
      if (holder === undefined) {
        await removeStale(path, commandLine);
        continue;
      }
      if (!told)
        note?.(`waiting for process ${holder.pid} (${holder.command}), which holds a lock`);
      told = true;
      await delay(POLL_MS);
    }
  } finally {
    await rm(own, { force: true });
  }
  const release = () => {
    process.off("exit", release);
    rmSync(path, { force: true });
  };
  process.on("exit", release);
  return release;
}

/** @param {string} from @param {string} to */
async function linked(from, to) {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/**
 * @param {string} path
 * @param {(pid: number) => string | undefined} commandLine
 * @returns {Promise<{ pid: number, command: string } | undefined>}
 */
async function livingHolder(path, commandLine) {
  try {
    const holder = JSON.parse(await readFile(path, "utf8"));
    const command = commandLine(holder.pid);
    return command !== undefined && command === holder.command
      ? { pid: holder.pid, command }
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Only who holds the guard removes a stale lock, and looks again first: two that find the same stale
 * lock would otherwise remove the one that the faster of them has just made.
 *
 * @param {string} path
 * @param {(pid: number) => string | undefined} commandLine
 */
async function removeStale(path, commandLine) {
  const guard = `${path}.guard`;
  try {
    await (await open(guard, "wx")).close();
  } catch {
    const age = await stat(guard).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    );
    if (age > GUARD_STALE_MS) await rm(guard, { force: true });
    await delay(POLL_MS / 10);
    return;
  }
  try {
    if ((await livingHolder(path, commandLine)) === undefined) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

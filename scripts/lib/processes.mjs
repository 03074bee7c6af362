import { readFileSync, readdirSync } from "node:fs";
import { spawnSync } from "node:child_process";

/**
 * The command line of a process that runs, undefined where none has that id. A process id alone
 * proves nothing: ids are used again.
 *
 * @param {number} pid
 * @param {NodeJS.Platform} [platform]
 * @returns {string | undefined}
 */
export function commandLineOf(pid, platform = process.platform) {
  if (platform === "linux") return linuxCommandLine(pid);
  const result =
    platform === "win32"
      ? spawnSync("powershell", [
          "-NoProfile",
          "-Command",
          `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`,
        ])
      : spawnSync("ps", ["-ww", "-o", "command=", "-p", String(pid)]);
  return result.stdout?.toString("utf8").trim() || undefined;
}

/**
 * Ids of the processes that a process started itself (Linux).
 *
 * @param {number} parent
 * @returns {number[]}
 */
export function childrenOf(parent) {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
    .map(Number);
}

/** @param {number} pid */
function linuxCommandLine(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return text === "" ? undefined : text;
  } catch {
    return undefined;
  }
}

/** @param {string} pid */
function parentOf(pid) {
  try {
    // The program's name, in brackets, may itself hold spaces and brackets.
    return Number(/^.*\) \S+ (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  } catch {
    return undefined;
  }
}

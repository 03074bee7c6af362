import { existsSync, readFileSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { namedLock } from "../lib/cache.mjs";
import { run, runOrThrow } from "../lib/run.mjs";
import { MissingError } from "../lib/steps.mjs";

/** @typedef {import("../lib/steps.mjs").Steps} Steps */

/** Debian packages by what they are for, each with the file that tells that it is there. */
const PACKAGES = {
  basics: [
    ["git", "/usr/bin/git"],
    ["ca-certificates", "/etc/ssl/certs/ca-certificates.crt"],
    ["procps", "/usr/bin/ps"],
  ],
  engine: [
    ["ca-certificates", "/etc/ssl/certs/ca-certificates.crt"],
    ["debootstrap", "/usr/sbin/debootstrap"],
    ["iptables", "/usr/sbin/iptables"],
    ["busybox-static", "/bin/busybox"],
  ],
  browser: [
    ["chromium", "/usr/bin/chromium"],
    ["fonts-dejavu-core", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"],
    ["fonts-noto-color-emoji", "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"],
  ],
};

/**
 * Why this machine's system may not be changed by setting up, undefined where it may.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function systemIsClosed(env = process.env) {
  if (process.platform !== "linux") return "only Linux systems are set up by this script";
  if (env["STRATA_NO_SYSTEM"] === "1") return "STRATA_NO_SYSTEM=1 forbids it";
  if (process.getuid?.() !== 0) return "it takes root";
  if (!existsSync("/etc/debian_version")) return "only Debian and its relatives are set up";
  return undefined;
}

/**
 * Installs those packages that are missing.
 *
 * @param {keyof typeof PACKAGES} purpose
 * @param {Steps} steps
 * @throws {MissingError} Where packages are missing and the system may not be changed.
 */
export async function provideSystemPackages(purpose, steps) {
  if (missingPackages(purpose).length === 0) return;
  const closed = systemIsClosed();
  if (closed !== undefined) {
    const names = missingPackages(purpose).join(" ");
    throw new MissingError(`${names} (${closed})`, `apt-get install ${names}`);
  }
  await namedLock("system", steps, async () => {
    const missing = missingPackages(purpose);
    if (missing.length === 0) return;
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const size = purpose === "browser" ? "up to 600 MB" : "5 to 100 MB";
    const options = ["-o", "DPkg::Lock::Timeout=300"];
    steps.note("this changes the system (STRATA_NO_SYSTEM=1 forbids it)");
    await steps.step(`installing Debian packages: ${missing.join(" ")}`, size, async () => {
      // An install that was cut off leaves packages that are unpacked but not configured.
      await run("dpkg", ["--configure", "-a"], { env });
      // One source that does not answer (a vendor's) must not stop the others.
      await run("apt-get", [...options, "update"], { env });
      await runOrThrow(
        "apt-get",
        [...options, "install", "--yes", "--no-install-recommends", ...missing],
        { env },
      );
    });
  });
}

/**
 * The Debian mirror that apt is set up with.
 *
 * @param {string} [folder]
 * @returns {string | undefined}
 */
export function debianMirror(folder = "/etc/apt") {
  const parts = join(folder, "sources.list.d");
  const texts = [
    join(folder, "sources.list"),
    ...(existsSync(parts) ? readdirSync(parts).map((name) => join(parts, name)) : []),
  ]
    .filter((path) => existsSync(path) && /\.(list|sources)$/.test(path))
    .map((path) => readFileSync(path, "utf8"));
  return mirrorIn(texts.join("\n"));
}

/**
 * The first address of a Debian archive (not its security updates, no other vendor's) in the text of
 * apt's sources, in either of their formats.
 *
 * @param {string} text
 * @returns {string | undefined}
 */
export function mirrorIn(text) {
  const addresses = text
    .split("\n")
    .flatMap(
      (line) => /^\s*(?:URIs:|deb(?:\s+\[[^\]]*\])?)\s+(.*)$/.exec(line)?.[1]?.split(/\s+/) ?? [],
    );
  return addresses.find((address) => /^\w+:\/\/.*\/debian\/?$/.test(address));
}

/**
 * @param {string} program
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined} Its path, where it is on PATH.
 */
export function findProgram(program, env = process.env) {
  const endings = process.platform === "win32" ? [".exe", ".cmd", ""] : [""];
  return (env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .flatMap((folder) => endings.map((ending) => join(folder, program + ending)))
    .find((path) => existsSync(path));
}

/** @param {keyof typeof PACKAGES} purpose */
function missingPackages(purpose) {
  return PACKAGES[purpose]
    .filter(([, file]) => file !== undefined && !existsSync(file))
    .flatMap(([name]) => name ?? []);
}

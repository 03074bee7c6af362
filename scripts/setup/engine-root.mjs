import { existsSync, readFileSync } from "node:fs";
import { mkdir, rename, rm, symlink } from "node:fs/promises";
import { namedLock } from "../lib/cache.mjs";
import { runOrThrow } from "../lib/run.mjs";
import { MissingError } from "../lib/steps.mjs";
import { debianMirror, provideSystemPackages, systemIsClosed } from "./system.mjs";

/** @typedef {import("../lib/steps.mjs").Steps} Steps */

/** A Debian that carries a current Docker Engine: the stable one's is years behind. */
const SUITE = "forky";
const PACKAGES = "docker.io,docker-cli,docker-buildx,docker-compose,ca-certificates,iptables";

/** Programs without which the root is broken, and made anew. */
const PARTS = ["usr/sbin/dockerd", "usr/bin/containerd", "usr/bin/docker", "usr/bin/tini-static"];

const ENGINE_ROOT = `/var/lib/strata-engine-${SUITE}`;

/**
 * The file system that our own engine runs in: a small Debian with Docker, apart from the machine's.
 *
 * @param {Steps} steps
 * @returns {Promise<string>}
 * @throws {MissingError} Where the system may not be changed.
 */
export async function provideEngineRoot(steps) {
  if (isWhole()) return ENGINE_ROOT;
  const closed = systemIsClosed();
  if (closed !== undefined) {
    throw new MissingError(
      `a Docker Engine (${closed})`,
      "start Docker and set DOCKER_HOST or the Docker context to it",
    );
  }
  await provideSystemPackages("engine", steps);
  await namedLock("engine-root", steps, async () => {
    if (!isWhole()) await makeRoot(steps);
  });
  return ENGINE_ROOT;
}

/** @param {Steps} steps */
async function makeRoot(steps) {
  const mirror = debianMirror();
  if (mirror === undefined) {
    throw new MissingError("a Debian mirror in apt's sources", "add one to /etc/apt/sources.list");
  }
  const partial = `${ENGINE_ROOT}.partial`;
  await steps.step(`installing Docker Engine into ${ENGINE_ROOT}`, "725 MB", async () => {
    await removeFolder(partial);
    await mkdir(partial, { recursive: true });
    const script = `/usr/share/debootstrap/scripts/${SUITE}`;
    if (!existsSync(script)) await symlink("sid", script);
    const debootstrap = [
      "debootstrap",
      "--variant=minbase",
      `--include=${PACKAGES}`,
      SUITE,
      partial,
    ];
    await runInNamespace([...debootstrap, mirror]);
    await rm(`${partial}/var/cache/apt/archives`, { recursive: true, force: true });
    await removeFolder(ENGINE_ROOT);
    await rename(partial, ENGINE_ROOT);
  });
}

/**
 * Runs a program in a mount and pid namespace of its own: what it mounts or leaves running goes when
 * it ends, and it ends when we do, even where we are killed.
 *
 * @param {readonly string[]} command
 */
export async function runInNamespace(command) {
  const namespaces = ["--mount", "--propagation=unchanged", "--pid", "--fork", "--kill-child"];
  const tied = ["--pdeathsig", "SIGKILL", "unshare"];
  await runOrThrow("setpriv", [...tied, ...namespaces, ...command], { killSignal: "SIGKILL" });
}

/**
 * Removes a folder after unmounting everything at and below it, innermost first: removing would
 * otherwise reach into what is mounted there.
 *
 * @param {string} folder
 */
export async function removeFolder(folder) {
  for (const path of mountsBelow(readFileSync("/proc/self/mountinfo", "utf8"), folder)) {
    await runOrThrow("umount", ["--lazy", path]);
  }
  await rm(folder, { recursive: true, force: true });
}

function isWhole() {
  return PARTS.every((path) => existsSync(`${ENGINE_ROOT}/${path}`));
}

/**
 * @param {string} mountinfo The text of /proc/self/mountinfo.
 * @param {string} folder
 * @returns {string[]} The later mounted first.
 */
export function mountsBelow(mountinfo, folder) {
  return mountinfo
    .split("\n")
    .flatMap((line) => line.split(" ")[4] ?? [])
    .map((path) =>
      path.replaceAll(/\\(\d{3})/g, (_, octal) => String.fromCharCode(parseInt(octal, 8))),
    )
    .filter((path) => path === folder || path.startsWith(`${folder}/`))
    .reverse();
}

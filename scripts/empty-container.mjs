/**
 * Tries a command as on a fresh machine: a bare Debian with Node 20 and npm and nothing else, and in
 * it a clone of what is committed here. For maintainers, as root on Debian:
 *
 *     node scripts/empty-container.mjs [--keep] [COMMAND [ARGUMENT...]]     (default: npm test)
 *
 * With `--keep` the folder stays and is used again, so that a second run can be seen to set up nothing.
 */
import { existsSync, readFileSync } from "node:fs";
import { cp, mkdir, rename, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { provideTool } from "./lib/cache.mjs";
import { npmInstall } from "./lib/npm.mjs";
import { endOnSignals, run, runOrThrow } from "./lib/run.mjs";
import { createSteps, messageOf } from "./lib/steps.mjs";
import { removeFolder, runInNamespace } from "./setup/engine-root.mjs";
import { PROJECT } from "./setup/project.mjs";
import { debianMirror, provideSystemPackages } from "./setup/system.mjs";

const BASE = "/var/lib/strata-empty-base";
const ROOT = "/var/lib/strata-empty-container";
const CLONE = "/root/strata";

const steps = createSteps();
endOnSignals();
main(process.argv.slice(2)).catch((error) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});

/** @param {readonly string[]} argv */
async function main(argv) {
  const keep = argv[0] === "--keep";
  const given = keep ? argv.slice(1) : argv;
  const command = given.length > 0 ? given : ["npm", "test"];
  await provideSystemPackages("engine", steps);
  await provideBase();
  if (!keep) await removeFolder(ROOT);
  if (!existsSync(ROOT)) await makeRoot();
  const inside = fileURLToPath(new URL("setup/container-inside.mjs", import.meta.url));
  // Its mounts, and whatever the command leaves running, go with the namespaces.
  const namespaces = ["--mount", "--pid", "--fork", "--kill-child"];
  const args = [
    ...namespaces,
    process.execPath,
    inside,
    ROOT,
    CLONE,
    ...(await npmrcFiles()),
    "--",
  ];
  const { status } = await run("unshare", [...args, ...command], {
    output: "show",
    killSignal: "SIGKILL",
  });
  if (!keep) await removeFolder(ROOT);
  process.exitCode = status;
}

async function provideBase() {
  if (existsSync(BASE)) return;
  const suite = /VERSION_CODENAME=(\w+)/.exec(readFileSync("/etc/os-release", "utf8"))?.[1];
  const mirror = debianMirror();
  if (suite === undefined || mirror === undefined) throw new Error("this is not a Debian");
  const partial = `${BASE}.partial`;
  await steps.step(`making a bare Debian in ${BASE}`, "206 MB", async () => {
    await removeFolder(partial);
    const debootstrap = ["debootstrap", "--variant=minbase", suite, partial, mirror];
    await runInNamespace(debootstrap);
    await rename(partial, BASE);
  });
}

async function makeRoot() {
  const node = `node-linux-${process.arch}`;
  const tool = await provideTool(
    {
      name: "empty-container-node-20",
      title: "Node 20 and npm for the empty container",
      size: "120 MB",
      make: (folder) => npmInstall(folder, [`${node}@20`, "npm@11"]),
    },
    steps,
  );
  await steps.step(`copying it to ${ROOT}, with a clone`, undefined, async () => {
    await runOrThrow("cp", ["--archive", BASE, ROOT]);
    const local = join(ROOT, "usr/local");
    await cp(join(tool, "node_modules", node, "bin/node"), join(local, "bin/node"));
    await cp(join(tool, "node_modules/npm"), join(local, "lib/node_modules/npm"), {
      recursive: true,
    });
    for (const name of ["npm", "npx"]) {
      await symlink(`../lib/node_modules/npm/bin/${name}-cli.js`, join(local, "bin", name));
    }
    await mkdir(join(local, "etc"), { recursive: true });
    await runOrThrow("git", ["clone", "--quiet", PROJECT, ROOT + CLONE]);
  });
}

/** Their content may be secret: they are mounted, not copied. */
async function npmrcFiles() {
  const args = ["config", "get", "userconfig", "globalconfig"];
  const said = await runOrThrow("npm", args, { cwd: "/" });
  return said
    .trim()
    .split("\n")
    .map((line) => line.slice(line.indexOf("=") + 1));
}

import { createHash } from "node:crypto";
import { chmod, cp, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { cacheFolder, provideTool } from "../lib/cache.mjs";
import { dockerEnvironment } from "../lib/docker.mjs";
import { npmInstall } from "../lib/npm.mjs";
import { run, runOrThrow } from "../lib/run.mjs";
import { STAND_INS } from "./stand-ins.mjs";

/**
 * @typedef {import("../lib/steps.mjs").Steps} Steps
 * @typedef {import("./stand-ins.mjs").StandIn} StandIn
 *
 * @typedef {import("../lib/docker.mjs").Client} Client
 */

const NODE = { major: "22", npm: "10.9.4" };
/** Raised when what {@link fillRoot} makes changes, so that engines get the images anew. */
const RECIPE = 1;

/**
 * Imports those stand-in images that the engine does not have, or has from an older recipe.
 *
 * @param {Client} client
 * @param {Steps} steps
 */
export async function importStandIns(client, steps) {
  for (const image of STAND_INS) {
    const recipe = recipeOf(image);
    const [first = "", ...others] = image.tags;
    if (!(await hasRecipe(client, first, recipe))) {
      await steps.step(
        `importing the stand-in image ${first}`,
        image.node ? "140 MB" : "2 MB",
        () => importImage(client, image, recipe, steps),
      );
    }
    for (const tag of others) {
      if (!(await hasRecipe(client, tag, recipe))) await docker(client, ["tag", first, tag]);
    }
  }
}

/** @param {StandIn} image */
function recipeOf(image) {
  const text = JSON.stringify([RECIPE, NODE, image]);
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** @param {Client} client @param {string} tag @param {string} recipe */
async function hasRecipe(client, tag, recipe) {
  const format = `{{index .Config.Labels "strata.stand-in"}}`;
  const args = ["image", "inspect", "--format", format, tag];
  const { stdout } = await run(client.dockerProgram, args, { env: dockerEnvironment(client) });
  return stdout.trim() === recipe;
}

/** @param {Client} client @param {StandIn} image @param {string} recipe @param {Steps} steps */
async function importImage(client, image, recipe, steps) {
  const folder = join(cacheFolder(), `stand-in-${recipe}.partial`);
  await rm(folder, { recursive: true, force: true });
  await fillRoot(folder, image, steps);
  const changes = [...image.config, `LABEL strata.stand-in=${recipe}`];
  // Names in order and no times of today: the same recipe gives the same bytes.
  const tar = spawn(
    "tar",
    ["--create", "--sort=name", "--mtime=@0", "--numeric-owner", "--directory", folder, "."],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  await docker(
    client,
    ["import", ...changes.flatMap((line) => ["--change", line]), "-", image.tags[0] ?? ""],
    tar.stdout,
  );
  await rm(folder, { recursive: true, force: true });
}

/** @param {string} folder @param {StandIn} image @param {Steps} steps */
async function fillRoot(folder, image, steps) {
  for (const path of [
    "bin",
    "sbin",
    "usr/bin",
    "usr/sbin",
    "usr/local/bin",
    "etc",
    "root",
    "var",
  ]) {
    await mkdir(join(folder, path), { recursive: true });
  }
  await mkdir(join(folder, "tmp"));
  await chmod(join(folder, "tmp"), 0o1777);
  await cp("/bin/busybox", join(folder, "bin/busybox"), { dereference: true });
  for (const applet of (await runOrThrow("busybox", ["--list-full"])).trim().split("\n")) {
    if (applet !== "bin/busybox") await symlink("/bin/busybox", join(folder, applet)).catch(ignore);
  }
  const users = Object.entries({ root: "0", ...image.users, nobody: "65534" });
  const passwd = users.map(([name, id]) => `${name}:x:${id}:${id}::/${homeOf(name)}:/bin/sh\n`);
  await writeFile(join(folder, "etc/passwd"), passwd.join(""));
  await writeFile(
    join(folder, "etc/group"),
    users.map(([name, id]) => `${name}:x:${id}:\n`).join(""),
  );
  for (const [path, text] of Object.entries({ ...image.files, ...image.programs })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await rm(join(folder, path), { force: true });
    await writeFile(join(folder, path), text, { mode: path in image.programs ? 0o755 : 0o644 });
  }
  if (image.node) await addNode(folder, steps);
}

/** @param {string} folder @param {Steps} steps */
async function addNode(folder, steps) {
  const packages = [`node-linux-${process.arch}@${NODE.major}`, `npm@${NODE.npm}`];
  const tool = await provideTool(
    {
      name: `node-stand-in-${NODE.major}`,
      title: `Node ${NODE.major} and npm for the stand-in image`,
      size: "140 MB",
      make: (partial) => npmInstall(partial, packages),
    },
    steps,
  );
  const modules = join(tool, "node_modules");
  const local = join(folder, "usr/local");
  await cp(join(modules, `node-linux-${process.arch}`, "bin/node"), join(local, "bin/node"));
  await cp(join(modules, "npm"), join(local, "lib/node_modules/npm"), { recursive: true });
  for (const name of ["npm", "npx"]) {
    await symlink(`../lib/node_modules/npm/bin/${name}-cli.js`, join(local, "bin", name));
  }
  await mkdir(join(folder, "home/node"), { recursive: true });
  // "libc.so.6 => /lib/…/libc.so.6 (0x…)", and the loader without an arrow.
  const binary = join(local, "bin/node");
  for (const line of (await runOrThrow("ldd", [binary])).split("\n")) {
    const library = /(\/\S+) \(0x/.exec(line)?.[1];
    if (library === undefined) continue;
    await mkdir(dirname(join(folder, library)), { recursive: true });
    await cp(library, join(folder, library), { dereference: true });
  }
}

/** @param {Client} client @param {readonly string[]} args @param {NodeJS.ReadableStream} [input] */
function docker(client, args, input) {
  const options = { env: dockerEnvironment(client), ...(input === undefined ? {} : { input }) };
  return runOrThrow(client.dockerProgram, args, options);
}

/** @param {string} name */
function homeOf(name) {
  return name === "root" ? "root" : `home/${name}`;
}

/** busybox may list an applet twice. */
function ignore() {
  return undefined;
}

import { posix, win32 } from "node:path";
import type { HostFiles } from "../platform/host.ts";
import type { PathStyle } from "./place-build.ts";
import type { WayFolder } from "./way.ts";

const COMPOSE = /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/;
const BAKE = /^docker-bake(?:\.override)?\.(?:hcl|json)$/;
const WORKFLOW = /\.ya?ml$/;
const WORKFLOWS = ".github/workflows";
/** More files than this in one folder are not looked at. */
const MOST_FILES = 100;

/** What a client watches for changes of these files, below an open folder. */
export const WAY_FILES =
  "**/{compose*.yml,compose*.yaml,docker-compose*.yml,docker-compose*.yaml,docker-bake*.hcl,docker-bake*.json,.env,.github/workflows/*.yml,.github/workflows/*.yaml}";

/** Whether a change of this file can change how a Dockerfile is built. */
export function isWayFile(path: string): boolean {
  const names = path.split(/[\\/]/);
  const name = names.at(-1) ?? "";
  if (name === ".env" || isCompose(name) || isBake(name)) return true;
  return WORKFLOW.test(name) && names.slice(-3, -1).join("/") === WORKFLOWS;
}

export function isCompose(name: string): boolean {
  return COMPOSE.test(name);
}

export function isBake(name: string): boolean {
  return BAKE.test(name);
}

export function isWorkflow(name: string): boolean {
  return name.startsWith(`${WORKFLOWS}/`);
}

/**
 * Files that may say how the Dockerfiles in a folder are built: those in it and in the folders above
 * it, nearest first.
 *
 * @param bound The last folder that is looked into; `folder` itself where it does not lie in it.
 */
export async function findWays(
  files: HostFiles,
  folder: string,
  bound: string,
  style: PathStyle,
): Promise<readonly WayFolder[]> {
  const found = await Promise.all(
    foldersBetween(folder, bound, style).map((each) => readFolder(files, each, style)),
  );
  return found.filter(({ texts }) => texts.size > 0);
}

/** A folder and those above it up to `bound`; it alone where it does not lie in that. */
export function foldersBetween(folder: string, bound: string, style: PathStyle): readonly string[] {
  const paths = style === "win32" ? win32 : posix;
  const folders = [folder];
  for (let at = folder; at !== bound; at = paths.dirname(at)) {
    if (at === paths.dirname(at)) return [folder];
    folders.push(paths.dirname(at));
  }
  return folders;
}

async function readFolder(files: HostFiles, folder: string, style: PathStyle): Promise<WayFolder> {
  const paths = style === "win32" ? win32 : posix;
  const [names, workflows] = await Promise.all([
    files.list(folder),
    files.list(paths.join(folder, WORKFLOWS)),
  ]);
  const candidates = [
    ...names.filter((name) => isCompose(name) || isBake(name)),
    ...workflows.filter((name) => WORKFLOW.test(name)).map((name) => `${WORKFLOWS}/${name}`),
  ];
  const read = await Promise.all(
    candidates.slice(0, MOST_FILES).map(async (name) => {
      const text = await files.readText(paths.join(folder, name));
      return text !== null && mayTell(name, text) ? [[name, text] as const] : [];
    }),
  );
  const texts = new Map(read.flat());
  const environment = texts.size === 0 ? null : await files.readText(paths.join(folder, ".env"));
  if (environment !== null) texts.set(".env", environment);
  return { folder, texts };
}

/** To look for a word takes a thousandth of the time that it takes to parse YAML. */
function mayTell(name: string, text: string): boolean {
  if (isWorkflow(name)) return text.includes("build-push-action");
  return isBake(name) || text.includes("build");
}

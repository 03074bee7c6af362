import type { DependencyInstall } from "../../model/dependency-install.ts";
import type { PlannedStep } from "../plan.ts";

/** Which files of a copied folder an install reads. */
export interface DependencyFiles {
  /** Names in the folder, by the folder below it that they lie in: empty, or ending in `/`. */
  readonly byFolder: ReadonlyMap<string, readonly string[]>;
  /** A file that the install has no need of: its path in the build context. */
  readonly other: string;
}

/** More manifests than this make a Dockerfile that nobody wants to read. */
const MAXIMUM_FOLDERS = 12;

/** What a package manager for Node.js reads besides. */
const NODE_FOLDERS = ["patches", ".yarn"];

/**
 * Null where nothing else is copied.
 *
 * @param inside Where the folder comes to lie, seen from where the install runs.
 */
export function dependencyFiles(
  { selections }: PlannedStep,
  inside: string,
  installs: readonly DependencyInstall[],
): DependencyFiles | null {
  const [selection] = selections;
  if (selection?.kind !== "selected") return null;
  const files = selection.entries.filter(({ entry }) => entry.type !== "directory");
  const names = new Set(files.map(({ name }) => name));
  const wanted = new Set<string>();
  for (const { manifests, nested } of installs) {
    for (const path of manifests) {
      const name = path.slice(inside.length);
      if (path.startsWith(inside) && names.has(name)) wanted.add(name);
    }
    for (const name of names) {
      const path = `${inside}${name}`;
      const isWanted = nested !== null && isNested(path, nested);
      if (isWanted || (isRequirements(manifests) && isBeside(path))) wanted.add(name);
    }
  }
  const isNode = installs.some(({ nested }) => nested === "package.json");
  const folders = NODE_FOLDERS.filter(
    (folder) => isNode && inside === "" && [...names].some((name) => name.startsWith(`${folder}/`)),
  );
  const isNeeded = (name: string) =>
    wanted.has(name) || folders.some((folder) => name.startsWith(`${folder}/`));
  const others = files.filter(({ name }) => !isNeeded(name));
  const other =
    others.find(({ name }) => !/^(\.|Dockerfile|README|LICENSE)/.test(name)) ?? others[0];
  if (other === undefined || [...wanted].some((name) => /[\s*?[\]\\$"']/.test(name))) return null;
  const byFolder = new Map<string, string[]>();
  for (const name of wanted) {
    const folder = name.slice(0, name.lastIndexOf("/") + 1);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), name]);
  }
  for (const folder of folders) byFolder.set(`${folder}/`, [`${folder}/`]);
  return byFolder.size > MAXIMUM_FOLDERS ? null : { byFolder, other: other.entry.path };
}

function isNested(name: string, manifest: string): boolean {
  return name.endsWith(`/${manifest}`) && !/(^|\/)(node_modules|vendor|target)\//.test(name);
}

function isRequirements([first]: readonly string[]): boolean {
  return first?.startsWith("requirements") === true;
}

/** One list of requirements may name another. */
function isBeside(name: string): boolean {
  return /^(requirements|constraints)[^/]*\.(txt|in)$/.test(name);
}

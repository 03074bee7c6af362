import { chmodSync, lstatSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { RandomSource } from "./random-source.ts";
import { tarOf } from "./tar.ts";

/** What lies at a path of a build context. */
export type TreeNode =
  | { readonly type: "file"; readonly content: string; readonly mode: number }
  | { readonly type: "archive"; readonly content: string; readonly mode: number }
  | { readonly type: "directory"; readonly mode: number }
  | { readonly type: "symlink"; readonly target: string };

/** A build context by path; a directory stands for itself, and before what lies in it. */
export type Tree = Map<string, TreeNode>;

/** Paths that steps name: they stay, whatever changes. */
export const LASTING: Readonly<Record<string, "file" | "directory">> = {
  "a.txt": "file",
  src: "directory",
  "src/main.js": "file",
  "src/lib": "directory",
  "src/lib/util.js": "file",
  "src/lib/deep": "directory",
  "src/lib/deep/er.js": "file",
  conf: "directory",
  "conf/app.conf": "file",
  docs: "directory",
  "docs/read me.md": "file",
  "ünï.txt": "file",
  ".hidden": "file",
  "odd[1].txt": "file",
  "it's": "file",
  "pack.tar": "file",
};

/** Links that steps name: what they point to stays. */
export const LASTING_LINKS: Readonly<Record<string, readonly string[]>> = {
  link: ["a.txt", "src/main.js", "./conf/app.conf"],
  folder: ["src", "src/lib", "conf"],
  "src/up": ["../a.txt", "../docs/read me.md"],
  rooted: ["/src/lib", "/conf"],
  chain: ["link", "src/up"],
};

const FOLDERS = ["", "src/", "src/lib/", "conf/", "docs/", "extra/", "extra/in/", "tmp/"];
const NAMES = [
  ...["x1.js", "x2.js", "y.log", "keep.log", "z.bak", ".env", "sp ace", "-dash", "é", "b.css"],
  ...["A.txt", "gen1", "gen2", "#hash", "a,b", "quo'te", "d$x", "node_modules", "main.test.js"],
];
const FILE_MODES = [0o644, 0o755, 0o600, 0o664, 0o640, 0o4755, 0o444];
const FOLDER_MODES = [0o755, 0o700, 0o775, 0o1777, 0o2755];

/** @param mark A word that no other case has: equal contents would share the engine's cache. */
export function makeTree(random: RandomSource, mark: string): Tree {
  const tree: Tree = new Map();
  for (const [path, type] of Object.entries(LASTING)) {
    if (type === "directory") tree.set(path, { type, mode: 0o755 });
    else tree.set(path, makeFile(random, mark, path));
  }
  for (const [path, targets] of Object.entries(LASTING_LINKS)) {
    tree.set(path, { type: "symlink", target: random.pick(targets) });
  }
  const count = random.between(4, 14);
  for (let added = 0; added < count; added += 1) addEntry(tree, random, mark);
  return tree;
}

function makeFile(random: RandomSource, mark: string, path: string): TreeNode {
  const content = `${mark} ${random.below(1e6)}\n`;
  const mode = random.chance(0.8) ? 0o644 : random.pick(FILE_MODES);
  return { type: path.endsWith(".tar") ? "archive" : "file", content, mode };
}

function addEntry(tree: Tree, random: RandomSource, mark: string): string {
  const folder = random.pick(FOLDERS);
  const path = `${folder}${random.pick(NAMES)}`;
  if (tree.has(path)) return change(tree, path, random, mark);
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) {
    const above = path.slice(0, at);
    if (!tree.has(above)) tree.set(above, { type: "directory", mode: 0o755 });
  }
  if (tree.get(dirname(path))?.type === "symlink") return "nothing";
  const kind = random.below(10);
  if (kind === 0) tree.set(path, { type: "directory", mode: random.pick(FOLDER_MODES) });
  else if (kind === 1) {
    const targets = ["a.txt", "../a.txt", "main.js", "/conf", "nowhere", "."];
    tree.set(path, { type: "symlink", target: random.pick(targets) });
  } else tree.set(path, makeFile(random, mark, path));
  return `add ${path}`;
}

function change(tree: Tree, path: string, random: RandomSource, mark: string): string {
  const node = tree.get(path);
  if (node === undefined) return "nothing";
  if (node.type === "symlink") {
    tree.set(path, { type: "symlink", target: random.pick(LASTING_LINKS[path] ?? ["a.txt"]) });
    return `link ${path}`;
  }
  if (node.type === "directory") {
    tree.set(path, { type: "directory", mode: random.pick(FOLDER_MODES) });
    return `chmod ${path}`;
  }
  if (random.chance(0.4)) {
    tree.set(path, { ...node, mode: random.pick(FILE_MODES) });
    return `chmod ${path}`;
  }
  tree.set(path, { ...node, content: `${mark} ${random.below(1e6)}\n` });
  return `edit ${path}`;
}

/** Changes something, and says what. */
export function changeTree(tree: Tree, random: RandomSource, mark: string): string {
  const passing = [...tree.keys()].filter(
    (path) => LASTING[path] === undefined && LASTING_LINKS[path] === undefined,
  );
  const kind = random.below(10);
  if (kind < 2) return addEntry(tree, random, mark);
  if (kind < 5 && passing.length > 0) {
    const path = random.pick(passing);
    const moved = tree.get(path);
    for (const other of [...tree.keys()]) {
      if (other === path || other.startsWith(`${path}/`)) tree.delete(other);
    }
    if (kind === 3 || moved === undefined || moved.type === "directory") return `remove ${path}`;
    const renamed = `${path}.renamed`;
    tree.set(renamed, moved);
    return `rename ${path}`;
  }
  const paths = random.chance(0.6) ? Object.keys(LASTING) : [...tree.keys()];
  return change(tree, random.pick(paths), random, mark);
}

/** Makes a folder's files those of `after`, touching only what differs. */
export function writeTree(folder: string, before: Tree, after: Tree): void {
  for (const [path, node] of [...before].reverse()) {
    if (after.get(path)?.type !== node.type)
      rmSync(join(folder, path), { recursive: true, force: true });
  }
  for (const [path, node] of after) {
    const known = before.get(path);
    if (known !== undefined && JSON.stringify(known) === JSON.stringify(node)) {
      if (lstatSync(join(folder, path), { throwIfNoEntry: false }) !== undefined) continue;
    }
    writeNode(join(folder, path), node);
  }
}

function writeNode(path: string, node: TreeNode): void {
  mkdirSync(dirname(path), { recursive: true });
  if (node.type === "symlink") {
    rmSync(path, { force: true });
    symlinkSync(node.target, path);
    return;
  }
  if (node.type === "directory") mkdirSync(path, { recursive: true });
  else {
    rmSync(path, { force: true });
    writeFileSync(
      path,
      node.type === "file" ? node.content : tarOf({ "in/tar.txt": node.content }),
    );
  }
  chmodSync(path, node.mode);
}

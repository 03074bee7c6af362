import { hasWildcard } from "../context/go-match.ts";
import { baseName } from "../context/go-path.ts";
import type { Selected } from "../context/select.ts";
import type { ContextEntry } from "../platform/host.ts";
import { hashOf } from "./hash.ts";
import type { Effect } from "./definition.ts";
import type { PlannedStep } from "./plan.ts";
import { makesNoLinks } from "./run-effects.ts";

/**
 * What is known of a stage's files at a point of its chain: something that only a build knows (an
 * image, or the result of the last RUN), and what COPY, ADD and WORKDIR then put over it.
 */
export interface FileState {
  /** Equal for equal files underneath. */
  readonly beneath: string;
  readonly layers: readonly FileLayer[];
  /** Links that nobody here knows of may make two paths one. */
  readonly mayLink: boolean;
  /** Everything that was done since the image: commands, and what the rest put over the files. */
  readonly history: readonly (string | FileLayer)[];
}

/** What one step put over the files; its writes are listed when somebody asks. */
export class FileLayer {
  /** Equal for steps that do the same. */
  readonly digest: string;
  readonly #step: PlannedStep;
  readonly #taken: string;
  readonly #before: FileState["history"];
  #writes: readonly FileWrite[] | null = null;
  #links: readonly string[] | null = null;
  #places: FileLayer["places"] | null = null;

  constructor(digest: string, step: PlannedStep, taken: string, before: FileState["history"]) {
    this.digest = digest;
    this.#step = step;
    this.#taken = taken;
    this.#before = before;
  }

  get writes(): readonly FileWrite[] {
    return (this.#writes ??= writesOf(this.#step, this.#taken, this.digest).map((write) =>
      write.settled && mayBeFolder(write.path, this.#before) ? { ...write, settled: false } : write,
    ));
  }

  /** What it surely or perhaps put somewhere, by path; and below which paths it may be anywhere. */
  get places(): { readonly paths: ReadonlySet<string>; readonly trees: readonly string[] } {
    return (this.#places ??= {
      paths: new Set(this.writes.map(({ path }) => path)),
      trees: this.writes.filter(({ type }) => type === "tree").map(({ path }) => path),
    });
  }

  /** Paths at which it may have made links. */
  get links(): readonly string[] {
    if (this.#step.definition?.effect.kind === "run") return [];
    return (this.#links ??= this.writes
      .filter(({ type }) => type === "symlink" || type === "tree")
      .map(({ path }) => path));
  }
}

export interface FileWrite {
  /** Absolute, without a last slash. */
  readonly path: string;
  /** `tree` is a path and all below it, of unknown names. */
  readonly type: "file" | "directory" | "symlink" | "tree";
  readonly content: string;
  /** False where it may also go to another path, or change nothing. */
  readonly exact: boolean;
  /** What is there afterwards does not depend on what is beneath. */
  readonly settled: boolean;
  /** Another text would mean the same: a user's name or number, a mode in letters. */
  readonly ambiguous?: true;
  /** It happens in place of the write before it. */
  readonly alternative?: true;
  /** Folders that it makes on the way have an owner or a mode of their own. */
  readonly folders?: string;
}

export function beginFiles(beneath: string): FileState {
  return { beneath, layers: [], mayLink: false, history: [] };
}

export interface StepIdentity {
  readonly key: string;
  readonly definition: string;
  /** Identifies what the step took from elsewhere. */
  readonly taken: string;
}

export function filesAfter(
  files: FileState,
  step: PlannedStep,
  { key, definition, taken }: StepIdentity,
): FileState {
  const effect = step.definition?.effect;
  if (effect === undefined) return files;
  const links = linksOf(files.layers);
  if (effect.kind === "run" && effect.effects === null) {
    // What was known of links is forgotten with the layers that had them.
    const mayLink = files.mayLink || !makesNoLinks(effect.command) || links.length > 0;
    return { beneath: key, layers: [], mayLink, history: [...files.history, effect.command] };
  }
  const layer = new FileLayer(
    effect.kind === "run" ? key : hashOf([definition, taken]),
    step,
    taken,
    files.history,
  );
  const mayLink =
    files.mayLink ||
    (links.length > 0 && layer.writes.some(({ path }) => isBehindLink(path, links)));
  return {
    beneath: files.beneath,
    layers: [...files.layers, layer],
    mayLink,
    history: [...files.history, layer],
  };
}

function writesOf(step: PlannedStep, taken: string, digest: string): readonly FileWrite[] {
  const effect = step.definition?.effect;
  switch (effect?.kind) {
    case "directory":
      return [directoryWrite(effect.path, effect.owner)];
    case "copy":
      return copyWrites(effect, step, taken);
    case "run":
      return (effect.effects?.paths ?? []).map((path) => treeWrite(path, digest));
    default:
      return [];
  }
}

/**
 * Whether something since the image may have made a folder of a path: a file that is copied there
 * then goes into it. A command is taken to make none whose name it does not mention.
 */
function mayBeFolder(path: string, history: FileState["history"]): boolean {
  const name = baseName(path).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const mentioned = new RegExp(`(?:^|[^\\w.-])${name}(?:$|[^\\w.-])`);
  return history.some((done) => {
    if (typeof done === "string") return mentioned.test(done) || MAKES_ANY_FOLDER.test(done);
    return done.writes.some(
      (write) =>
        write.path.startsWith(`${path}/`) ||
        (write.path === path && write.type !== "file") ||
        (write.type === "tree" && isBehindLink(path, [write.path])),
    );
  });
}

/** It makes folders, and which ones its text does not say. */
const MAKES_ANY_FOLDER = /\b(?:mkdir|mv|cp|ln|tar|unzip|install)\b[^;&|\n]*[$*?`{[]/;

/** Whether something beneath the last layers may have put the very same at a path. */
export function mayBeBeneath(path: string, { history, layers }: FileState): boolean {
  return history.slice(0, history.length - layers.length).some((done) => {
    if (typeof done === "string") return COPIES.test(done) && done.includes(baseName(path));
    const { paths, trees } = done.places;
    return paths.has(path) || isBehindLink(path, trees);
  });
}

const COPIES = /\b(?:cp|mv|ln|install|tar|unzip|rsync)\b/;

/** Whether a path is, or leads through, what may be a link. */
export function isBehindLink(path: string, links: readonly string[]): boolean {
  return links.some((link) => link === "/" || path === link || path.startsWith(`${link}/`));
}

/** Paths at which these layers may have made links. */
export function linksOf(layers: readonly FileLayer[]): readonly string[] {
  return layers.flatMap(({ links }) => links);
}

function treeWrite(path: string, content: string): FileWrite {
  return { path, type: "tree", content, exact: false, settled: false };
}

function directoryWrite(path: string, owner: string): FileWrite {
  return { path, type: "directory", content: owner, exact: false, settled: false };
}

type CopyEffect = Extract<Effect, { readonly kind: "copy" }>;

function copyWrites(effect: CopyEffect, step: PlannedStep, taken: string): FileWrite[] {
  const root = effect.destination.replace(/\/\.?$/, "") || "/";
  const inFolder = /\/\.?$/.test(effect.destination);
  const writes: FileWrite[] = [];
  const tree = (content: string) => treeWrite(root, hashOf([content, effect.owner, effect.mode]));
  for (const [name, body] of effect.inline) {
    writes.push(...fileWrites(root, inFolder, name, hashOf([body, ...stampOf(effect, 0o644)])));
  }
  if (step.definition?.taken.length !== 0) writes.push(tree(taken));
  for (const selection of step.selections) {
    if (selection.kind !== "selected") continue;
    for (const { name, entry, isSource } of placedEntries(selection)) {
      const content = entryContent(entry, effect);
      if (!isSource || entry.type === "directory") {
        writes.push(entryWrite(name === "" ? root : join(root, name), entry, content));
        // An archive is unpacked, and only its bytes tell whether it is one.
      } else if (effect.unpack) writes.push(tree(content));
      else writes.push(...fileWrites(root, inFolder, name, content));
    }
  }
  const folders = foldersOf(effect);
  const ambiguous = isPlainStamp(effect) ? {} : ({ ambiguous: true } as const);
  return folders === null && isPlainStamp(effect)
    ? writes
    : writes.map((write) => ({ ...write, ...ambiguous, ...(folders && { folders }) }));
}

/** What the flags give to folders that a copy makes; null where they are as usual. */
function foldersOf({ owner, mode }: CopyEffect): string | null {
  const isUsual = /^(0(:0)?)?$/.test(owner) && !/^[0-7]+$/.test(mode);
  return isUsual ? null : hashOf([owner, mode]);
}

interface PlacedEntry {
  /** Below the destination; of a source that is a file its own name. */
  readonly name: string;
  readonly entry: ContextEntry;
  /** It is what the source names, not something inside of it. */
  readonly isSource: boolean;
}

/** Where a source's entries go: a folder's content without the folder's name, a file with its own. */
function placedEntries(selection: Selected): readonly PlacedEntry[] {
  const { path, entries } = selection;
  if (!hasWildcard(path)) {
    return entries.map(({ name, entry }) =>
      name === "" && entry.type !== "directory"
        ? { name: baseName(path), entry, isSource: true }
        : { name, entry, isSource: name === "" },
    );
  }
  const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
  const folders: string[] = [];
  return sorted.map(({ name, entry }): PlacedEntry => {
    const folder = folders.find((other) => name.startsWith(`${other}/`));
    if (folder !== undefined)
      return { name: name.slice(folder.length + 1), entry, isSource: false };
    if (entry.type !== "directory") {
      return { name: baseName(name === "" ? path : name), entry, isSource: true };
    }
    folders.push(name);
    return { name: "", entry, isSource: true };
  });
}

function entryContent({ type, mode, size, digest }: ContextEntry, effect: CopyEffect): string {
  const [user, group, given] = stampOf(effect, mode);
  return hashOf([type, size, digest, user, group, type === "symlink" ? 0 : given]);
}

/** Owner and mode of a copy, so that two ways to write one thing are the same. */
function stampOf({ owner, mode }: CopyEffect, ownMode: number): readonly [string, string, string] {
  const [user = "", group = user] = owner === "" ? ["0", "0"] : owner.split(":");
  const own = ownMode.toString(8);
  if (mode === "") return [user, group, own];
  return [user, group, /^[0-7]+$/.test(mode) ? mode : `${own} ${mode}`];
}

/** A name's number, and what a symbolic mode makes, may be what another text says. */
function isPlainStamp({ owner, mode }: CopyEffect): boolean {
  return /^(\d+(:\d+)?)?$/.test(owner) && /^[0-7]*$/.test(mode);
}

function entryWrite(path: string, { type }: ContextEntry, content: string): FileWrite {
  const written = type === "other" ? "file" : type;
  // A folder that was there before keeps what it was.
  return { path, type: written, content, exact: type !== "directory", settled: type === "file" };
}

/** Where the destination does not end with `/`, a folder of that name takes the file in. */
function fileWrites(root: string, inFolder: boolean, name: string, content: string): FileWrite[] {
  const file = { type: "file", content } as const;
  const inside: FileWrite = { ...file, path: join(root, name), exact: true, settled: true };
  if (inFolder) return [inside];
  const settled = baseName(root) === name;
  return [
    { ...file, path: root, exact: true, settled },
    { ...inside, exact: false, settled: false, alternative: true },
  ];
}

function join(folder: string, name: string): string {
  return folder === "/" ? `/${name}` : `${folder}/${name}`;
}

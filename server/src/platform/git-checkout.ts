import { type BlobContent, readBlobs } from "./git-blobs.ts";
import type { CheckoutSettings } from "./git-filters.ts";
import { type GitProgram, type GitRepository, runGit } from "./git-process.ts";
import { parseLfsPointer, type TreeLine } from "./git-tree.ts";

/** What a file is once it is checked out. A link's digest is its target. */
export interface CheckedOut {
  readonly digest: string;
  readonly size: number;
}

export interface CheckoutOptions {
  readonly git: GitProgram;
  readonly cwd: string;
  /** From the top of the work tree to `cwd`, with a slash at its end. */
  readonly prefix: string;
  readonly settings: CheckoutSettings;
  /** Has the attributes of the commit, not those of now. */
  readonly attributes: GitRepository;
  /** Are there likely to be attributes? Decides what is read first, never what is answered. */
  readonly attributed: boolean;
  /** What is known already, by blob and by how it is written out; added to. */
  readonly contents: Map<string, CheckedOut>;
  readonly signal: AbortSignal | undefined;
}

/** By path; what cannot be read is missing. */
export interface CheckedOutFiles {
  readonly contents: ReadonlyMap<string, CheckedOut>;
  readonly texts: ReadonlyMap<string, string>;
}

const maximumContents = 100_000;

/** Reads blobs as a checkout would write them into the work tree. */
export class Checkout {
  readonly #options: CheckoutOptions;

  constructor(options: CheckoutOptions) {
    this.#options = options;
  }

  async read(
    lines: readonly TreeLine[],
    texts: readonly TreeLine[] = [],
  ): Promise<CheckedOutFiles> {
    const wanted = [
      ...lines.map((line) => ({ line, isText: false })),
      ...texts.map((line) => ({ line, isText: true })),
    ].filter(({ line }) => line.mode !== "160000");
    const { attributes: ofCommit, settings } = this.#options;
    const [attributes, stored] = await Promise.all([
      this.#attributes(
        wanted.map(({ line }) => line),
        ofCommit,
      ),
      this.#readAhead(wanted),
    ]);
    const contents = new Map<string, CheckedOut>();
    const missing: PlannedBlob[] = [];
    const found: (readonly [PlannedBlob, BlobContent])[] = [];
    for (const { line, isText } of wanted) {
      const of = attributes.get(line.path) ?? [];
      const blob = planBlob(line, isText, of, settings);
      const known = isText ? undefined : this.#options.contents.get(blob.key);
      const ahead = blob.filtered ? undefined : stored.get(storedKey(blob));
      if (known !== undefined) contents.set(line.path, known);
      else if (ahead !== undefined) found.push([blob, ahead]);
      else missing.push(blob);
    }
    const own = await this.#unchanged(missing, attributes);
    const plain = missing.filter(({ filtered }) => !filtered);
    const here = missing.filter((blob) => blob.filtered && own.has(blob.line.path));
    const there = missing.filter((blob) => blob.filtered && !own.has(blob.line.path));
    found.push(...(await this.#readAll(plain, false)), ...(await this.#readAll(here, true)));
    found.push(...(await this.#readAll(there, true, ofCommit)));
    const read = new Map<string, string>();
    for (const [blob, content] of found) {
      if (blob.isText) read.set(blob.line.path, content.whole?.toString("utf8") ?? "");
      else contents.set(blob.line.path, this.#checkedOut(blob, content));
    }
    return { contents, texts: read };
  }

  /**
   * Files that go through a program and have the attributes that they had then: the program is run
   * where git runs it, in the work tree.
   */
  async #unchanged(
    blobs: readonly PlannedBlob[],
    attributes: ReadonlyMap<string, Attributes>,
  ): Promise<ReadonlySet<string>> {
    const lines = blobs.filter(({ program }) => program).map(({ line }) => line);
    const now = await this.#attributes(lines);
    const shown = (each: Attributes | undefined): string => JSON.stringify(each ?? []);
    const same = lines.filter(({ path }) => shown(now.get(path)) === shown(attributes.get(path)));
    return new Set(same.map(({ path }) => path));
  }

  /**
   * Most repositories have no attributes, and then a blob is what a checkout writes: it is read
   * while git is still asked for attributes.
   */
  async #readAhead(wanted: readonly WantedBlob[]): Promise<ReadonlyMap<string, BlobContent>> {
    const { attributed, settings, contents } = this.#options;
    const waits = attributed || settings.endings !== "";
    const early = wanted.filter(({ line, isText }) => {
      const isKnown = !isText && contents.has(plainKey(line));
      return !isKnown && (!waits || !isAsked(line));
    });
    const read = await this.#readAll(early, false);
    return new Map(read.map(([blob, content]) => [storedKey(blob), content]));
  }

  async #readAll<Blob extends WantedBlob>(
    blobs: readonly Blob[],
    filtered: boolean,
    repository?: GitRepository,
  ): Promise<readonly (readonly [Blob, BlobContent])[]> {
    const { git, cwd, prefix, settings, signal } = this.#options;
    const requests = blobs.map(({ line, isText }) => ({
      oid: line.oid,
      path: prefix + line.path,
      whole: isText,
    }));
    const contents = await readBlobs(git, requests, {
      cwd: repository?.workTree ?? cwd,
      filtered,
      ...(repository && { repository }),
      config: settings.filters.overrides,
      ...(signal && { signal }),
    });
    return (contents ?? []).flatMap((content, index) => {
      const blob = blobs[index];
      return blob === undefined ? [] : [[blob, content] as const];
    });
  }

  #checkedOut(blob: PlannedBlob, content: BlobContent): CheckedOut {
    const { contents } = this.#options;
    const checkedOut = contentOf(blob, content);
    if (!blob.keep) return checkedOut;
    if (contents.size >= maximumContents) contents.clear();
    contents.set(blob.key, checkedOut);
    return checkedOut;
  }

  async #attributes(
    lines: readonly TreeLine[],
    repository?: GitRepository,
  ): Promise<ReadonlyMap<string, Attributes>> {
    const { git, cwd, prefix, signal } = this.#options;
    const paths = new Set(lines.filter(isAsked).map(({ path }) => path));
    if (paths.size === 0) return new Map();
    const above = repository === undefined ? "" : prefix;
    const { stdout } = await runGit(git, {
      cwd: repository?.workTree ?? cwd,
      args: ["check-attr", "-z", "--stdin", ...checkoutAttributes],
      input: [...paths].map((path) => `${above}${path}\0`).join(""),
      ...(repository && { repository }),
      ...(signal && { signal }),
    });
    return parseAttributes(stdout, above);
  }
}

interface WantedBlob {
  readonly line: TreeLine;
  readonly isText: boolean;
}

interface PlannedBlob extends WantedBlob {
  readonly filtered: boolean;
  /** Does a program write it? */
  readonly program: boolean;
  /** Is it an LFS pointer that a checkout would replace? */
  readonly lfs: boolean;
  /** Equal keys have equal contents; only then may they be remembered. */
  readonly key: string;
  readonly keep: boolean;
}

type Attributes = readonly (readonly [string, string])[];

const checkoutAttributes = ["text", "crlf", "eol", "ident", "working-tree-encoding", "filter"];

/** Where a name holds a line end, no protocol of git's is left to ask about it. */
function isAsked({ mode, path, asStored }: TreeLine): boolean {
  return mode.startsWith("100") && asStored !== true && !path.includes("\n");
}

function planBlob(
  line: TreeLine,
  isText: boolean,
  attributes: Attributes,
  { filters, endings }: CheckoutSettings,
): PlannedBlob {
  const filter = attributes.find(([name]) => name === "filter")?.[1];
  const lfs = !isText && filter === "lfs" && filters.has("lfs");
  const touched = attributes.length > 0 || endings !== "";
  const filtered = isAsked(line) && filters.safe && touched && !lfs;
  // What a filter program answers may differ from one day to the next.
  const program = filtered && filter !== undefined && filters.has(filter);
  const keep = lfs || !filtered || filter === undefined;
  const how = filtered ? JSON.stringify([attributes, endings]) : "lfs";
  const key = filtered || lfs ? `${line.oid} ${how}` : plainKey(line);
  return { line, isText, filtered, program, lfs, key, keep };
}

/** Of a blob that a checkout writes as it is stored. */
function plainKey({ oid, mode }: TreeLine): string {
  return `${oid} ${mode}`;
}

function storedKey({ line, isText }: WantedBlob): string {
  return `${line.oid} ${isText ? "whole" : "digest"}`;
}

/** `<path> NUL <attribute> NUL <value> NUL` repeated; only what is set or unset is kept. */
function parseAttributes(output: string, prefix: string): ReadonlyMap<string, Attributes> {
  const fields = output.split("\0");
  const found = new Map<string, (readonly [string, string])[]>();
  for (let index = 0; index + 2 < fields.length; index += 3) {
    const [path = "", name = "", value = ""] = fields.slice(index, index + 3);
    if (value === "unspecified") continue;
    const inside = path.slice(prefix.length);
    const known = found.get(inside);
    if (known === undefined) found.set(inside, [[name, value]]);
    else known.push([name, value]);
  }
  return found;
}

function contentOf({ line, lfs }: PlannedBlob, { digest, size, head }: BlobContent): CheckedOut {
  if (line.mode === "120000") return { digest: head.toString("utf8"), size: 0 };
  const pointer = lfs && size === head.length ? parseLfsPointer(head) : null;
  return pointer ?? { digest, size };
}

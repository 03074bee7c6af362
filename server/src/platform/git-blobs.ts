import { createHash, type Hash, randomBytes } from "node:crypto";
import { type GitProgram, type GitRepository, type GitSetting, runGit } from "./git-process.ts";

export interface BlobRequest {
  readonly oid: string;
  /** From the top of the work tree; the attributes of this path say how it is written out. */
  readonly path: string;
  /** Keep all of it in memory? */
  readonly whole: boolean;
}

export interface BlobContent {
  /** `sha256:<hex>`. */
  readonly digest: string;
  readonly size: number;
  /** The first bytes, at most 4096: enough for a link's target or an LFS pointer. */
  readonly head: Buffer;
  /** All of it, where the request wanted that. */
  readonly whole: Buffer | null;
}

export interface BlobOptions {
  readonly cwd: string;
  /** As a checkout would write them, with the filters that `config` leaves in force. */
  readonly filtered: boolean;
  readonly config: readonly GitSetting[];
  /** Whose attributes count; default: those of the repository that `cwd` lies in. */
  readonly repository?: GitRepository;
  readonly signal?: AbortSignal;
}

/**
 * Reads many blobs in one process, whole in memory only where that is wanted. In the order of the requests;
 * null where git did not answer each of them.
 */
export async function readBlobs(
  git: GitProgram,
  requests: readonly BlobRequest[],
  { cwd, filtered, config, repository, signal }: BlobOptions,
): Promise<readonly BlobContent[] | null> {
  if (requests.length === 0) return [];
  // git says a filtered blob's size before it filters it, so sizes cannot part one blob from the
  // next; a word that nobody can guess can.
  const mark = randomBytes(16).toString("hex");
  const parser = new BlobParser(mark, (index) => requests[index]?.whole === true);
  const result = await runGit(git, {
    cwd,
    config,
    args: [
      "cat-file",
      `--batch=${mark} %(objectname)`,
      "--buffer",
      ...(filtered ? ["--filters"] : []),
    ],
    input: requests.map(({ oid, path }) => `${filtered ? `${oid} ${path}` : oid}\n`).join(""),
    onOutput: (chunk) => {
      parser.push(chunk);
    },
    ...(repository && { repository }),
    ...(signal && { signal }),
  });
  const blobs = parser.end();
  const complete = blobs.length === requests.length;
  const inOrder = blobs.every(({ oid }, index) => oid === requests[index]?.oid);
  return result.code === 0 && complete && inOrder ? blobs : null;
}

interface ParsedBlob extends BlobContent {
  readonly oid: string;
}

const headLength = 4096;

/** Splits `<mark> <oid>\n<content>\n` repeated. */
export class BlobParser {
  readonly #boundary: Buffer;
  readonly #blobs: ParsedBlob[] = [];
  readonly #isWhole: (index: number) => boolean;
  /** Not taken yet; begins at a line's end, so that the first mark is like the others. */
  #rest: Buffer = Buffer.from("\n");
  #current: OpenBlob | null = null;

  constructor(mark: string, isWhole: (index: number) => boolean = () => false) {
    this.#isWhole = isWhole;
    this.#boundary = Buffer.from(`\n${mark} `);
  }

  push(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const start = this.#rest.indexOf(this.#boundary);
      if (start === -1) break;
      const headerStart = start + this.#boundary.length;
      const headerEnd = this.#rest.indexOf("\n", headerStart);
      if (headerEnd === -1) {
        this.#take(start);
        return;
      }
      this.#take(start);
      this.#close();
      const skip = headerStart - start;
      const oid = this.#rest.subarray(skip, skip + headerEnd - headerStart).toString("latin1");
      const whole = this.#isWhole(this.#blobs.length) ? [] : null;
      this.#current = { oid, hash: createHash("sha256"), size: 0, head: Buffer.alloc(0), whole };
      this.#rest = this.#rest.subarray(skip + headerEnd - headerStart + 1);
    }
    // The rest may end in the middle of a boundary, or in the line end that closes a blob.
    this.#take(Math.max(0, this.#rest.length - this.#boundary.length));
  }

  end(): readonly ParsedBlob[] {
    if (this.#rest.at(-1) !== lineFeed) return [];
    this.#take(this.#rest.length - 1);
    this.#close();
    return this.#blobs;
  }

  #take(length: number): void {
    const current = this.#current;
    if (current !== null && length > 0) {
      const content = this.#rest.subarray(0, length);
      current.hash.update(content);
      current.size += length;
      current.whole?.push(content);
      const missing = headLength - current.head.length;
      if (missing > 0) current.head = Buffer.concat([current.head, content.subarray(0, missing)]);
    }
    if (current !== null || length === 0) this.#rest = this.#rest.subarray(length);
  }

  #close(): void {
    if (this.#current === null) return;
    const { oid, hash, size, head, whole } = this.#current;
    this.#blobs.push({
      oid,
      digest: `sha256:${hash.digest("hex")}`,
      size,
      head,
      whole: whole && Buffer.concat(whole),
    });
    this.#current = null;
  }
}

const lineFeed = 10;

interface OpenBlob {
  readonly oid: string;
  readonly hash: Hash;
  size: number;
  head: Buffer;
  readonly whole: Buffer[] | null;
}

/** One line of `git ls-tree -r -z -l`. */
export interface TreeLine {
  readonly mode: "100644" | "100755" | "120000" | "160000";
  readonly oid: string;
  /** Bytes as stored; 0 for a submodule. */
  readonly size: number;
  readonly path: string;
  /** It is written out as it is stored, whatever attributes say. */
  readonly asStored?: true;
}

/** Where a checkout makes no links, it writes a file that has the link's target. */
export function withoutLinks(lines: readonly TreeLine[]): readonly TreeLine[] {
  return lines.map((line) =>
    line.mode === "120000" ? { ...line, mode: "100644", asStored: true } : line,
  );
}

export function parseTree(output: string): readonly TreeLine[] {
  const lines: TreeLine[] = [];
  for (const line of output.split("\0")) {
    const found = /^(\d{6}) \w+ ([0-9a-f]+) +(\d+|-)\t([^]+)$/.exec(line);
    if (found === null) continue;
    const [, mode = "", oid = "", size = "", path = ""] = found;
    lines.push({ mode: fileMode(mode), oid, size: size === "-" ? 0 : Number(size), path });
  }
  return lines;
}

/** Old repositories have other bits, which git reads as one of these. */
function fileMode(mode: string): TreeLine["mode"] {
  if (mode === "120000" || mode === "160000") return mode;
  return (parseInt(mode, 8) & 0o100) === 0 ? "100644" : "100755";
}

/** A file that stands for its content in Git LFS, which names the content's own digest. */
export interface LfsPointer {
  readonly digest: string;
  readonly size: number;
}

/** @see https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
export function parseLfsPointer(content: Buffer): LfsPointer | null {
  if (content.length > 1024) return null;
  const text = content.toString("utf8");
  const oid = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1];
  const size = /^size (\d+)$/m.exec(text)?.[1];
  const versioned = text.startsWith("version https://git-lfs.github.com/spec/v1\n");
  if (!versioned || oid === undefined || size === undefined) return null;
  return { digest: `sha256:${oid}`, size: Number(size) };
}

/** An archive of files, by path, that is the same each time. */
export function tarOf(files: Readonly<Record<string, string>>): Buffer {
  const blocks: Buffer[] = [];
  for (const [path, text] of Object.entries(files)) {
    const content = Buffer.from(text, "utf8");
    blocks.push(header(path, content.length), content);
    blocks.push(Buffer.alloc((512 - (content.length % 512)) % 512));
  }
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** @see https://www.gnu.org/software/tar/manual/html_node/Standard.html */
function header(path: string, size: number): Buffer {
  const block = Buffer.alloc(512);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length, "0")}\0`;
  block.write(path, 0);
  block.write(octal(0o644, 7), 100);
  block.write(octal(0, 7) + octal(0, 7), 108);
  block.write(octal(size, 11) + octal(0, 11), 124);
  block.write("        0", 148);
  block.write("ustar\x0000", 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 6)} `, 148);
  return block;
}

/** One entry of an archive. */
export interface TarEntry {
  readonly path: string;
  readonly type: "file" | "directory" | "symlink" | "link" | "other";
  readonly mode: number;
  readonly owner: string;
  readonly target: string;
  readonly content: Buffer;
}

/** Reads an archive as the engine writes it: with extended headers, without sparse files. */
export function readTar(archive: Buffer): readonly TarEntry[] {
  const entries: TarEntry[] = [];
  let extended: ReadonlyMap<string, string> = new Map();
  for (let at = 0; at + 512 <= archive.length;) {
    const block = archive.subarray(at, at + 512);
    if (block[0] === 0) break;
    const text = (start: number, length: number) =>
      block.toString("utf8", start, start + length).replace(/\0.*$/s, "");
    const size = Number.parseInt(text(124, 12).trim() || "0", 8);
    const content = archive.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
    const type = text(156, 1);
    if (type === "x" || type === "g") {
      extended = readExtended(content);
      continue;
    }
    const prefix = text(345, 155);
    const name = prefix === "" ? text(0, 100) : `${prefix}/${text(0, 100)}`;
    entries.push({
      path: (extended.get("path") ?? name).replace(/^\.?\//, "").replace(/\/$/, ""),
      type: TYPES[type] ?? "other",
      mode: Number.parseInt(text(100, 8).trim(), 8),
      owner: `${Number.parseInt(text(108, 8), 8)}:${Number.parseInt(text(116, 8), 8)}`,
      target: extended.get("linkpath") ?? text(157, 100),
      content,
    });
    extended = new Map();
  }
  return entries;
}

const TYPES: Readonly<Record<string, TarEntry["type"]>> = {
  "": "file",
  "0": "file",
  "1": "link",
  "2": "symlink",
  "5": "directory",
};

/** Records of `length key=value`, the length in bytes and of the whole. */
function readExtended(content: Buffer): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < content.length;) {
    const space = content.indexOf(" ", at);
    const length = Number(content.toString("utf8", at, space));
    if (!(length > 0)) break;
    const record = content.toString("utf8", space + 1, at + length - 1);
    const cut = record.indexOf("=");
    records.set(record.slice(0, cut), record.slice(cut + 1));
    at += length;
  }
  return records;
}

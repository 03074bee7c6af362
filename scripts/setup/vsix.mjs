import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { inflateRawSync } from "node:zlib";

/**
 * Unpacks the extension that was packaged, so that what is tested is what ships. Nothing is done where
 * the folder is newer than the package.
 *
 * @param {string} vsix
 * @param {string} folder
 * @returns {Promise<string>} The extension's own folder.
 */
export async function unpackVsix(vsix, folder) {
  const extension = join(folder, "extension");
  if (existsSync(extension) && (await stat(folder)).mtimeMs > (await stat(vsix)).mtimeMs) {
    return extension;
  }
  const partial = `${folder}.partial-${process.pid}`;
  for (const { name, data } of zipEntries(await readFile(vsix))) {
    const path = resolve(partial, name);
    if (!path.startsWith(partial + sep))
      throw new Error(`${vsix} leads out of its folder: ${name}`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, data);
  }
  await rm(folder, { recursive: true, force: true });
  await rename(partial, folder);
  return extension;
}

/**
 * The files of a zip archive: stored and deflated ones, which is all that packaging writes.
 *
 * @param {Buffer} archive
 * @returns {Generator<{ name: string, data: Buffer }>}
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT sections 4.3.7, 4.3.12 and 4.3.16
 */
export function* zipEntries(archive) {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new Error("not a zip archive");
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
    const deflated = archive.readUInt16LE(at + 10) === 8;
    if (!name.endsWith("/")) yield { name, data: deflated ? inflateRawSync(packed) : packed };
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
}

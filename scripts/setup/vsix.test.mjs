import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { zipEntries } from "./vsix.mjs";

describe("zipEntries", () => {
  it("gives the content of stored and deflated files, and no folders", () => {
    const archive = zip([
      { name: "a/", data: Buffer.alloc(0), deflate: false },
      { name: "a/stored.txt", data: Buffer.from("as it is"), deflate: false },
      { name: "a/deflated.txt", data: Buffer.from("again and again and again"), deflate: true },
    ]);
    const files = [...zipEntries(archive)].map(({ name, data }) => [name, data.toString("utf8")]);
    expect(files).toEqual([
      ["a/stored.txt", "as it is"],
      ["a/deflated.txt", "again and again and again"],
    ]);
  });

  it("refuses what is no archive", () => {
    expect(() => [...zipEntries(Buffer.from("<html>"))]).toThrow("not a zip archive");
  });
});

/** @param {readonly { name: string, data: Buffer, deflate: boolean }[]} files */
function zip(files) {
  /** @type {Buffer[]} */
  const local = [];
  /** @type {Buffer[]} */
  const central = [];
  let offset = 0;
  for (const { name, data, deflate } of files) {
    const packed = deflate ? deflateRawSync(data) : data;
    const header = Buffer.alloc(30 + name.length);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(name.length, 26);
    header.write(name, 30);
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(deflate ? 8 : 0, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    entry.write(name, 46);
    local.push(header, packed);
    central.push(entry);
    offset += header.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...central, end]);
}

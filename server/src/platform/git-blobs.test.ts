import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BlobParser } from "./git-blobs.ts";

describe("BlobParser", () => {
  it("parts blobs whatever they contain and however they arrive", () => {
    const content = fc
      .stringMatching(/^[mark \n1]{0,12}$/)
      .filter((text) => !text.includes("mark "));
    fc.assert(
      fc.property(
        fc.array(content),
        fc.array(fc.integer({ min: 1, max: 9 })),
        (contents, sizes) => {
          const stream = contents.map((text, index) => `mark ${index}\n${text}\n`).join("");
          const parser = new BlobParser("mark");
          for (const chunk of chunks(stream, sizes)) parser.push(Buffer.from(chunk));
          expect(parser.end().map(({ oid, digest, size }) => [oid, digest, size])).toEqual(
            contents.map((text, index) => [String(index), sha(text), text.length]),
          );
        },
      ),
    );
  });

  it("keeps no more than the head", () => {
    const parser = new BlobParser("mark");
    parser.push(Buffer.from(`mark 1\n${"x".repeat(100_000)}\n`));
    expect(parser.end().map(({ size, head }) => [size, head.length])).toEqual([[100_000, 4096]]);
  });
});

function chunks(text: string, sizes: readonly number[]): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (const size of sizes) {
    parts.push(text.slice(start, start + size));
    start += size;
  }
  return [...parts, text.slice(start)];
}

function sha(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

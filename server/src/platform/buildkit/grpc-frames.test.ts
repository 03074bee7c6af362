import { describe, expect, it } from "vitest";
import { FrameReader, frameOf } from "./grpc-frames.ts";

const first = Buffer.from("first");
const second = Buffer.alloc(300, "x");

describe("frames", () => {
  it("carry a flag and the length in front", () => {
    expect(Buffer.from(frameOf(first)).toString("hex")).toBe("0000000005" + "6669727374");
  });

  it.each([1, 4, 5, 6, 100, 1000])("are found in pieces of %i bytes", (size) => {
    const stream = Buffer.concat([frameOf(first), frameOf(second)]);
    const reader = new FrameReader();
    const found: Uint8Array[] = [];
    for (let at = 0; at < stream.length; at += size) {
      found.push(...reader.push(stream.subarray(at, at + size)));
    }
    expect(found.map((message) => Buffer.from(message).toString())).toEqual([
      first.toString(),
      second.toString(),
    ]);
  });

  it("are refused where they are compressed", () => {
    expect(() => new FrameReader().push(Buffer.from([1, 0, 0, 0, 0]))).toThrow("compressed");
  });

  it("are refused where they are larger than anything that an engine says", () => {
    expect(() => new FrameReader().push(Buffer.from([0, 255, 0, 0, 0]))).toThrow("bytes");
  });
});

import { describe, expect, it } from "vitest";
import { FrameReader } from "./log-frames.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function frame(stream: number, text: string): Buffer {
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(bytes(text).length, 4);
  return Buffer.concat([header, bytes(text)]);
}

describe("FrameReader", () => {
  it("reads frames however they are cut", () => {
    const all = Buffer.concat([frame(1, "out"), frame(2, "err"), frame(1, "")]);
    const reader = new FrameReader();
    const frames = [...all].flatMap((byte) => reader.push(Uint8Array.of(byte)));
    expect(frames.map(({ stream, bytes: data }) => [stream, Buffer.from(data).toString()])).toEqual(
      [
        ["stdout", "out"],
        ["stderr", "err"],
        ["stdout", ""],
      ],
    );
  });
});

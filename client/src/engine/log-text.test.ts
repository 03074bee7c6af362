import { describe, expect, it } from "vitest";
import { FrameReader, LogText, plainText } from "./log-text.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function frame(stream: number, text: string): Buffer {
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(bytes(text).length, 4);
  return Buffer.concat([header, bytes(text)]);
}

describe("plainText", () => {
  it.each([
    ["colours", "\u001b[31mred\u001b[0m", "red"],
    ["a title", "\u001b]0;title\u0007text", "text"],
    ["a link", "\u001b]8;;https://example.com\u0007link\u001b]8;;\u0007", "link"],
    ["a bell and a backspace", "a\u0007b\u0008c", "abc"],
    ["Windows line ends", "a\r\nb", "a\nb"],
    ["a progress bar", "10%\r20%", "10%\n20%"],
    ["tabs, which stay", "a\tb", "a\tb"],
  ])("takes out %s", (_what, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });
});

describe("LogText", () => {
  it("gives whole lines, and the rest at the end", () => {
    const log = new LogText();
    expect([
      log.push(bytes("one\ntw")),
      log.push(bytes("o\n")),
      log.push(bytes("3")),
      log.end(),
    ]).toEqual(["one\n", "two\n", "", "3\n"]);
  });

  it("joins a character that was cut in two", () => {
    const log = new LogText();
    const [first, second] = [bytes("ä\n").slice(0, 1), bytes("ä\n").slice(1)];
    expect(log.push(first) + log.push(second)).toBe("ä\n");
  });

  it("does not keep an endless line", () => {
    expect(new LogText().push(bytes("x".repeat(200_000))).length).toBe(200_000);
  });
});

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

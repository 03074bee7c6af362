import { describe, expect, it } from "vitest";
import { LogRecords, LONGEST_LINE } from "./log-records.ts";
import type { LogLine } from "./types.ts";

const T1 = "2026-01-31T12:00:00.000000001Z";
const T2 = "2026-01-31T12:00:00.000000002Z";

function frame(stream: 1 | 2, text: string): Buffer {
  const body = Buffer.from(text);
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, body]);
}

/** Each way of cutting the bytes must give the same. */
function read(hasTerminal: boolean, bytes: Buffer, size: number): readonly LogLine[] {
  const records = new LogRecords(hasTerminal);
  const lines: LogLine[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    lines.push(...records.push(bytes.subarray(at, at + size)));
  }
  return [...lines, ...records.end()];
}

const said = (lines: readonly LogLine[]): readonly string[] =>
  lines.map(({ time, stream, text }) => `${time.slice(-4)} ${stream} ${text}`);

describe.each([1, 2, 7, 1_000_000])("a log in pieces of %i bytes", (size) => {
  it("becomes lines with their times and streams", () => {
    const bytes = Buffer.concat([
      frame(1, `${T1} ä one\n`),
      frame(2, `${T1} two\r\n`),
      frame(1, `${T2} \n`),
    ]);
    expect(said(read(false, bytes, size))).toEqual([
      "001Z stdout ä one",
      "001Z stderr two",
      "002Z stdout ",
    ]);
  });

  it("has lines of a terminal without frames", () => {
    const bytes = Buffer.from(`${T1} one\r\n${T2} two\r\n${T2} unended`);
    expect(said(read(true, bytes, size))).toEqual([
      "001Z stdout one",
      "002Z stdout two",
      "002Z stdout unended",
    ]);
  });
});

describe("a long line", () => {
  const part = "x".repeat(16_384);

  it("is one, though it was written down in records, and other lines between them", () => {
    const bytes = Buffer.concat([
      frame(1, `${T1} ${part}`),
      frame(2, `${T1} other\n`),
      frame(1, `${T1} end\n`),
    ]);
    expect(said(read(false, bytes, 5000))).toEqual(["001Z stderr other", `001Z stdout ${part}end`]);
  });

  it("of a terminal is one too", () => {
    const bytes = Buffer.from(`${T1} ${part}${T1} ${part}${T1} end\r\n${T2} next\r\n`);
    expect(said(read(true, bytes, 5000))).toEqual([
      `001Z stdout ${part}${part}end`,
      "002Z stdout next",
    ]);
  });

  it("comes in pieces where it is too long, cut between characters", () => {
    const text = `x${"ä".repeat(40_000)}`;
    const pieces = read(false, frame(1, `${T1} ${text}\n`), 5000).map((line) => line.text);
    expect([pieces.join(""), pieces.map((piece) => Buffer.byteLength(piece))]).toEqual([
      text,
      [LONGEST_LINE - 1, 80_001 - LONGEST_LINE + 1],
    ]);
  });
});

describe("a time", () => {
  it.each([
    ["2026-01-31T13:00:00.5+01:00", "2026-01-31T12:00:00.500000000Z"],
    ["2026-01-31T12:00:00Z", "2026-01-31T12:00:00.000000000Z"],
  ])("as Podman writes it, %s, is brought to one form", (written, time) => {
    expect(read(false, frame(1, `${written} text\n`), 100)).toEqual([
      { time, stream: "stdout", text: "text" },
    ]);
  });

  it("that is none stays text", () => {
    expect(read(false, frame(1, "not-a-time-but-some-longer-text here\n"), 100)).toEqual([
      { time: "", stream: "stdout", text: "not-a-time-but-some-longer-text here" },
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { Message, writeMessage } from "./protobuf.ts";

function bytes(...hex: readonly string[]): Uint8Array {
  return Buffer.from(hex.join("").replaceAll(" ", ""), "hex");
}

describe("a message", () => {
  it("is read by field number", () => {
    const message = new Message(bytes("08 96 01", "12 07 74657374696e67"));
    expect([message.number(1), message.text(2)]).toEqual([150, "testing"]);
  });

  it("reads what is absent as the default", () => {
    const message = new Message(bytes());
    expect([
      message.number(1),
      message.text(2),
      message.bool(3),
      message.message(4),
      message.time(5),
      message.texts(6),
    ]).toEqual([0, "", false, null, null, []]);
  });

  it("takes the last of a field that is there once, and all of one that repeats", () => {
    const message = new Message(bytes("08 01", "08 02", "12 01 61", "12 01 62"));
    expect([message.number(1), message.texts(2)]).toEqual([2, ["a", "b"]]);
  });

  it("reads maps, messages in messages, and times", () => {
    const entry = writeMessage([
      [1, "filename"],
      [2, "Dockerfile"],
    ]);
    const stamp = writeMessage([
      [1, 1_700_000_000],
      [2, 250_000_000],
    ]);
    const message = new Message(
      writeMessage([
        [3, entry],
        [6, stamp],
      ]),
    );
    expect([[...message.map(3)], message.time(6)]).toEqual([
      [["filename", "Dockerfile"]],
      1_700_000_000_250,
    ]);
  });

  it("reads numbers below zero", () => {
    expect(new Message(bytes("08 ff ff ff ff ff ff ff ff ff 01")).number(1)).toBe(-1);
  });

  it("passes over fixed numbers", () => {
    const message = new Message(bytes("09 0102030405060708", "15 01020304", "18 05"));
    expect(message.number(3)).toBe(5);
  });

  it.each([
    ["a field that ends behind it", "12 05 61"],
    ["a number that ends behind it", "08 96"],
    ["an unknown wire type", "0b"],
    ["a number without an end", "08 ff ff ff ff ff ff ff ff ff ff ff"],
  ])("refuses %s", (_, hex) => {
    expect(() => new Message(bytes(hex))).toThrow(RangeError);
  });
});

describe("a written message", () => {
  it("is what the encoding's own examples are", () => {
    const written = writeMessage([
      [1, 150],
      [2, "testing"],
      [3, true],
    ]);
    expect(Buffer.from(written).toString("hex")).toBe("0896011207" + "74657374696e67" + "1801");
  });
});

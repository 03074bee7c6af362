import { describe, expect, it } from "vitest";
import { LogBuffer } from "./log-buffer.ts";

describe("LogBuffer", () => {
  it("keeps everything up to its limit", () => {
    const buffer = new LogBuffer(10);
    buffer.append("12345678\n");
    buffer.append("\n");
    expect([buffer.text, buffer.dropped]).toEqual(["12345678\n\n", false]);
  });

  it("drops the older half beyond it, at the start of a line", () => {
    const buffer = new LogBuffer(10);
    buffer.append("aa\nbb\ncc\ndd\n");
    expect([buffer.text, buffer.dropped]).toEqual(["dd\n", true]);
  });

  it("cuts a line that is longer than the limit", () => {
    const buffer = new LogBuffer(10);
    buffer.append("x".repeat(100));
    expect(buffer.text).toBe("xxxxx");
  });
});

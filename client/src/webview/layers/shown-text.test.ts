import { describe, expect, it } from "vitest";
import { shownText } from "./shown-text.ts";

describe("a text on the page", () => {
  it("is as it is, markup and all", () => {
    const text = "<img src=x onerror=alert(1)> [a](command:b) **c**";
    expect(shownText(text)).toEqual({ short: text, whole: text });
  });

  it("stands on one line", () => {
    expect(shownText("a\r\n  b\tc").short).toBe("a b c");
  });

  it("names what turns the order of characters", () => {
    expect(shownText("a\u202eb\u2066c\u200d").short).toBe("a‹U+202E›b‹U+2066›c‹U+200D›");
  });

  it("is cut where it is long, and whole in its tooltip", () => {
    const { short, whole } = shownText("x".repeat(1000));
    expect([short.length, short.at(-1), whole.length]).toEqual([160, "…", 1000]);
  });

  it("has a tooltip that ends as well", () => {
    expect(shownText("x".repeat(100_000)).whole).toHaveLength(4000);
  });

  it("is not cut inside of a character", () => {
    expect(shownText("😀".repeat(200)).short.endsWith("😀…")).toBe(true);
  });
});

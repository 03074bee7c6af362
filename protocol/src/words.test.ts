import { describe, expect, it } from "vitest";
import { bytesText, durationText, estimateText, midSentence, rangeText } from "./words.ts";

describe("durationText", () => {
  it.each([
    [0, "under 0.1 s"],
    [0.049, "under 0.1 s"],
    [0.05, "0.1 s"],
    [0.43, "0.4 s"],
    [3, "3 s"],
    [3.14, "3.1 s"],
    [9.96, "10 s"],
    [14.4, "14 s"],
    [59.6, "1 min"],
    [125, "2 min 5 s"],
    [3600, "1 h"],
    [3779, "1 h 3 min"],
  ])("says %d as %s", (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});

describe("rangeText", () => {
  it.each([
    [12, 16, "12 to 16 s"],
    [0, 0.4, "0 to 0.4 s"],
    [50, 70, "50 s to 1 min 10 s"],
    [12.1, 12.2, "12 s"],
  ])("says %d and %d as %s", (low, high, text) => {
    expect(rangeText({ low, high })).toBe(text);
  });
});

describe("bytesText", () => {
  it.each([
    [12, "12 B"],
    [4096, "4.1 kB"],
    [48_000_000, "48.0 MB"],
    [143_794_498, "144 MB"],
    [0, "0 B"],
    [999, "999 B"],
    [1986696, "2.0 MB"],
    [2_500_000_000, "2.5 GB"],
  ])("says %d as %s", (bytes, text) => {
    expect(bytesText(bytes)).toBe(text);
  });
});

describe("midSentence", () => {
  it.each([
    ["Stage web runs again", "stage web runs again"],
    ["The instruction changed", "the instruction changed"],
    ["Makefile changed", "Makefile changed"],
    ["ARG A changed", "ARG A changed"],
  ])("makes %s %s", (sentence, text) => {
    expect(midSentence(sentence)).toBe(text);
  });
});

describe("estimateText", () => {
  it.each([
    [
      { seconds: 14, spread: { low: 12, high: 16 }, measured: 3, bytes: 48_000_000 },
      "about 14 s (12 to 16 s, by the last 3 runs), 48.0 MB",
    ],
    [
      { seconds: 14, spread: { low: 7, high: 21 }, measured: 1 },
      "about 14 s (7 to 21 s, by the last run)",
    ],
    [{ bytes: 5 }, "5 B"],
    [{}, null],
  ])("says %j", (estimate, text) => {
    expect(estimateText(estimate)).toBe(text);
  });
});

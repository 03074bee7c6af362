import { describe, expect, it } from "vitest";
import { english } from "../translate.ts";
import { failuresText, failureText } from "./failure.ts";

describe("failureText", () => {
  it("says what failed, why, and what to do", () => {
    const explanation = { why: "container web uses it", next: "Remove web first." };
    expect(failureText("Volume data cannot be removed", explanation)).toBe(
      "Volume data cannot be removed: container web uses it. Remove web first.",
    );
  });

  it("ends where nobody knows what to do", () => {
    expect(failureText("It failed", { why: "so", next: "" })).toBe("It failed: so.");
  });
});

describe("failuresText", () => {
  const failed = "cannot be stopped";

  it("lists which and why, and each next step once", () => {
    const failures = [
      { name: "a", why: "it is paused", next: "Resume it first." },
      { name: "b", why: "it is gone", next: "" },
      { name: "c", why: "it is paused", next: "Resume it first." },
    ];
    expect(failuresText(failed, failures, english)).toBe(
      "cannot be stopped: a, c (it is paused), b (it is gone). Resume it first.",
    );
  });

  it("counts whom a long list leaves out", () => {
    const failures = ["a", "b", "c", "d", "e", "f", "g"].map((name) => ({
      name,
      why: "w",
      next: "",
    }));
    expect(failuresText(failed, failures, english)).toBe(
      "cannot be stopped: a, b, c, d, e and 2 more (w).",
    );
  });

  it("says that there are more reasons than it tells", () => {
    const failures = ["1", "2", "3", "4", "5", "6"].map((why) => ({ name: why, why, next: "" }));
    expect(failuresText(failed, failures, english)).toBe(
      "cannot be stopped: 1 (1), 2 (2), 3 (3), 4 (4), 5 (5) and others.",
    );
  });
});

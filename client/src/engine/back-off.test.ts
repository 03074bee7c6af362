import { describe, expect, it } from "vitest";
import { backOffDelay } from "./back-off.ts";

describe("backOffDelay", () => {
  it("doubles up to 15 seconds", () => {
    const delays = [0, 1, 2, 3, 4, 5, 6, 7, 1000].map((attempt) => backOffDelay(attempt, 1));
    expect(delays).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });

  it("is random in its upper half", () => {
    expect([backOffDelay(2, 0), backOffDelay(2, 0.5), backOffDelay(2, 1)]).toEqual([
      500, 750, 1000,
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { averageOf } from "./cost-average.ts";

describe("averageOf", () => {
  it("is what was measured where that is the only measure", () => {
    expect(averageOf([10], 0.3)).toEqual({ value: 10, low: 5, high: 15, count: 1 });
  });

  it("weighs the newest most", () => {
    expect(averageOf([20, 10], 0.3)?.value).toBe(15);
    expect(averageOf([20, 10, 10], 0.3)?.value).toBe(15);
    expect(averageOf([10, 10, 20], 0.3)?.value).toBe(12.5);
  });

  it("expects more of what varied more", () => {
    const [steady, varied] = [averageOf([10, 10, 10], 0), averageOf([10, 4, 16], 0)];
    expect(steady).toMatchObject({ low: 7, high: 13 });
    expect((varied?.high ?? 0) - (varied?.low ?? 0)).toBeGreaterThan(12);
  });

  it("expects every measure that it comes from", () => {
    const { low, high } = averageOf([1, 1, 1, 1, 30], 0) ?? { low: 0, high: 0 };
    expect([low <= 1, high >= 30]).toEqual([true, true]);
  });

  it("never says that something takes less than no time", () => {
    expect(averageOf([0.1], 0.3)).toEqual({ value: 0.1, low: 0, high: 0.4, count: 1 });
  });

  it("forgets what is long ago", () => {
    expect(averageOf([...new Array<number>(8).fill(1), 99], 0)).toMatchObject({
      high: 1.3,
      count: 8,
    });
  });

  it("is nothing where nothing was measured", () => {
    expect(averageOf([], 0.3)).toBeNull();
  });
});

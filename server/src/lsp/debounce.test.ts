import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Debouncer } from "./debounce.ts";

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => vi.useRealTimers());

describe("Debouncer", () => {
  it("runs the newest work alone", () => {
    const ran: string[] = [];
    const debouncer = new Debouncer(100);
    debouncer.schedule("a", () => ran.push("first"));
    debouncer.schedule("a", () => ran.push("second"));
    vi.advanceTimersByTime(100);
    expect(ran).toEqual(["second"]);
  });

  it("keeps keys apart", () => {
    const ran: string[] = [];
    const debouncer = new Debouncer(100);
    debouncer.schedule("a", () => ran.push("a"));
    debouncer.schedule("b", () => ran.push("b"));
    vi.advanceTimersByTime(100);
    expect(ran).toEqual(["a", "b"]);
  });

  it("does not wait for ever while things go on", () => {
    const ran: number[] = [];
    const debouncer = new Debouncer(100, 250);
    for (let time = 0; time < 400; time += 50) {
      debouncer.schedule("a", () => ran.push(time));
      vi.advanceTimersByTime(50);
    }
    expect(ran.length).toBeGreaterThan(0);
  });

  it("forgets what is cancelled", () => {
    const ran: string[] = [];
    const debouncer = new Debouncer(100);
    debouncer.schedule("a", () => ran.push("a"));
    debouncer.dispose();
    vi.advanceTimersByTime(200);
    expect(ran).toEqual([]);
  });
});

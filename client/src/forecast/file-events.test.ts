import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FileEvents } from "./file-events.ts";

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout"] }));
afterEach(() => vi.useRealTimers());

describe("FileEvents", () => {
  it("sends what comes together in one message", () => {
    const send = vi.fn(() => Promise.resolve());
    const events = new FileEvents<string>(send);
    events.add("a");
    events.add("b");
    vi.advanceTimersByTime(20);
    expect(send.mock.calls).toEqual([[["a", "b"]]]);
  });

  it("sends what comes later by itself", () => {
    const send = vi.fn(() => Promise.resolve());
    const events = new FileEvents<string>(send);
    events.add("a");
    vi.advanceTimersByTime(20);
    events.add("b");
    vi.advanceTimersByTime(20);
    expect(send.mock.calls).toEqual([[["a"]], [["b"]]]);
  });
});

import type { SentLine } from "@strata/protocol/logs-panel";
import { describe, expect, it } from "vitest";
import { LogSender } from "./log-sender.ts";

function lines(count: number, text = "x"): readonly SentLine[] {
  return Array.from({ length: count }, (_, index) => [0, "stdout", String(index), text] as const);
}

/** A page that takes what comes when it is told to. */
class Page {
  readonly sizes: number[] = [];
  readonly sender: LogSender;
  #frame: (() => void) | null = null;

  constructor() {
    this.sender = new LogSender({
      post: (sent) => {
        this.sizes.push(sent.length);
      },
      later: (run) => {
        expect(this.#frame).toBeNull();
        this.#frame = run;
      },
    });
  }

  frame(): void {
    const run = this.#frame;
    this.#frame = null;
    run?.();
  }
}

describe("lines for a page", () => {
  it("go together once a frame, and not before the last were taken", () => {
    const page = new Page();
    void page.sender.add(lines(2));
    void page.sender.add(lines(3));
    page.frame();
    void page.sender.add(lines(4));
    page.frame();
    expect(page.sizes).toEqual([5]);
    page.sender.taken();
    page.frame();
    expect(page.sizes).toEqual([5, 4]);
  });

  it("go in parts that a page can take", () => {
    const page = new Page();
    void page.sender.add([...lines(5000), ...lines(3, "x".repeat(600_000))]);
    for (let frame = 0; frame < 6; frame += 1) {
      page.frame();
      page.sender.taken();
    }
    expect(page.sizes).toEqual([4000, 1001, 1, 1]);
  });

  it("are not read while too many wait", async () => {
    const page = new Page();
    let isRead = false;
    const adding = page.sender.add(lines(13_000)).then(() => (isRead = true));
    page.frame();
    await Promise.resolve();
    expect(isRead).toBe(false);
    page.sender.taken();
    page.frame();
    await adding;
    expect(page.sizes).toEqual([4000, 4000]);
  });

  it("are forgotten when the page begins anew, and go on", async () => {
    const page = new Page();
    const adding = page.sender.add(lines(10_000));
    page.frame();
    page.sender.clear();
    await adding;
    void page.sender.add(lines(1));
    page.frame();
    expect(page.sizes).toEqual([4000, 1]);
  });
});

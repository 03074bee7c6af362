import { describe, expect, it } from "vitest";
import {
  CancellationTokenSource,
  LSPErrorCodes,
  type ResponseError,
} from "vscode-languageserver/node";
import { SupersededError, guard, guardEvent } from "./guard.ts";

class Log {
  readonly lines: string[] = [];
  error(message: string): void {
    this.lines.push(message.split("\n")[0] ?? "");
  }
}

const { token } = new CancellationTokenSource();

describe("guard", () => {
  it("hands the answer on", async () => {
    const handler = guard(new Log(), "hover", null, (text: string) => text.length);
    expect(await handler("four", token)).toBe(4);
  });

  it("answers with the fallback where the handler throws", async () => {
    const handler = guard(new Log(), "hover", "nothing", () => {
      throw new Error("broken");
    });
    expect(await handler(null, token)).toBe("nothing");
  });

  it("logs what was thrown, with the handler's name", async () => {
    const log = new Log();
    await guard(log, "hover", null, () => Promise.reject(new Error("broken")))(null, token);
    expect(log.lines).toEqual(["hover failed: Error: broken"]);
  });

  it("tells the handler of a cancellation, and answers as the protocol wants", async () => {
    const source = new CancellationTokenSource();
    const handler = guard(new Log(), "hover", null, async (_: null, signal) => {
      const cancelled = new Promise((resolve) => {
        signal.addEventListener("abort", resolve);
      });
      source.cancel();
      await cancelled;
      throw new Error("given up");
    });
    const answer = (await handler(null, source.token)) as ResponseError;
    expect(answer.code).toBe(LSPErrorCodes.RequestCancelled);
  });

  it("logs no cancellation", async () => {
    const log = new Log();
    const source = new CancellationTokenSource();
    source.cancel();
    await guard(log, "hover", null, () => null)(null, source.token);
    expect(log.lines).toEqual([]);
  });

  it("tells a superseded request from a failed one", async () => {
    const handler = guard(new Log(), "forecast", null, () => {
      throw new SupersededError();
    });
    const answer = (await handler(null, token)) as ResponseError;
    expect(answer.code).toBe(LSPErrorCodes.ContentModified);
  });
});

describe("guardEvent", () => {
  it("logs what a handler throws later", async () => {
    const log = new Log();
    await new Promise<void>((resolve) => {
      const handler = guardEvent(log, "didSave", async () => {
        await Promise.resolve();
        setImmediate(resolve);
        throw new Error("broken");
      });
      handler(null);
    });
    expect(log.lines).toEqual(["didSave failed: Error: broken"]);
  });
});

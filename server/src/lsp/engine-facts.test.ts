import type { EngineFactsResult } from "@strata/protocol/requests";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type AskClient, ClientEngineFacts } from "./engine-facts.ts";

const classic: EngineFactsResult = { imageStore: "classic", image: null };

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => vi.useRealTimers());

describe("ClientEngineFacts", () => {
  it("hands on what the client says", async () => {
    const facts = new ClientEngineFacts(
      () => Promise.resolve(classic),
      () => 0,
    );
    expect(await facts.imageStore()).toBe("classic");
  });

  it("knows nothing where the client does not answer in time", async () => {
    const facts = new ClientEngineFacts(
      () => new Promise(() => undefined),
      () => 0,
    );
    const answer = facts.image("node:22");
    vi.advanceTimersByTime(300);
    expect(await answer).toBeNull();
  });

  it("knows nothing where asking fails", async () => {
    const facts = new ClientEngineFacts(
      () => Promise.reject(new Error("gone")),
      () => 0,
    );
    expect(await facts.imageStore()).toBeNull();
  });

  it("asks once for the same image in a short while", async () => {
    const ask = vi.fn<AskClient>(() => Promise.resolve(classic));
    const facts = new ClientEngineFacts(ask, () => 0);
    await facts.image("node:22");
    await facts.image("node:22");
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("asks again later", async () => {
    const ask = vi.fn<AskClient>(() => Promise.resolve(classic));
    const clock = { now: 0 };
    const facts = new ClientEngineFacts(ask, () => clock.now);
    await facts.image("node:22");
    clock.now = 10_000;
    await facts.image("node:22");
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("asks again when told that something changed", async () => {
    const ask = vi.fn<AskClient>(() => Promise.resolve(classic));
    const facts = new ClientEngineFacts(ask, () => 0);
    await facts.imageStore();
    facts.forget();
    await facts.imageStore();
    expect(ask).toHaveBeenCalledTimes(2);
  });
});

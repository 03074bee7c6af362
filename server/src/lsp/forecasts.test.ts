import type { ForecastView } from "@strata/protocol/forecast";
import { describe, expect, it } from "vitest";
import { Forecasts } from "./forecasts.ts";
import { SupersededError } from "./guard.ts";
import { OpenDocument } from "./open-document.ts";

const uri = "file:///project/Dockerfile";
const never = new AbortController().signal;

function version(number: number): OpenDocument {
  return OpenDocument.configuration.create(uri, "dockerfile", number, `FROM base:${number}\n`);
}

/** A forecast that is made when the test says so. */
class Maker {
  readonly started: { version: number; signal: AbortSignal; finish: () => void }[] = [];
  readonly forecasts = new Forecasts(
    (document, _options, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason as Error));
        const finish = (): void =>
          resolve({ dockerfile: String(document.version) } as ForecastView);
        this.started.push({ version: document.version, signal, finish });
      }),
  );
}

describe("Forecasts", () => {
  it("makes one for all who ask for the same version", async () => {
    const { started, forecasts } = new Maker();
    const answers = [forecasts.get(version(1), {}, never), forecasts.get(version(1), {}, never)];
    started[0]?.finish();
    await Promise.all(answers);
    expect(started).toHaveLength(1);
  });

  it("keeps the answer", async () => {
    const { started, forecasts } = new Maker();
    const answer = forecasts.get(version(1), {}, never);
    started[0]?.finish();
    await answer;
    expect((await forecasts.get(version(1), {}, never)).dockerfile).toBe("1");
  });

  it("ends the older where a newer is asked for", async () => {
    const { forecasts } = new Maker();
    const older = forecasts.get(version(1), {}, never);
    void forecasts.get(version(2), {}, never).catch(() => undefined);
    await expect(older).rejects.toBeInstanceOf(SupersededError);
  });

  it("is settled once what is being made is made", async () => {
    const { started, forecasts } = new Maker();
    const order: string[] = [];
    void forecasts.get(version(1), {}, never);
    const settled = forecasts.settled(uri)?.then(() => order.push("settled"));
    await Promise.resolve();
    order.push("made");
    started[0]?.finish();
    await settled;
    expect(order).toEqual(["made", "settled"]);
  });

  it("has nothing to settle where nothing is being made", async () => {
    const { started, forecasts } = new Maker();
    const answer = forecasts.get(version(1), {}, never);
    started[0]?.finish();
    await answer;
    expect(forecasts.settled(uri)).toBeNull();
  });

  it("makes another after files changed", () => {
    const { started, forecasts } = new Maker();
    void forecasts.get(version(1), {}, never).catch(() => undefined);
    forecasts.changed(uri);
    void forecasts.get(version(1), {}, never).catch(() => undefined);
    expect(started).toHaveLength(2);
  });

  it("ends the work when nobody waits any more", async () => {
    const { started, forecasts } = new Maker();
    const controller = new AbortController();
    const answer = forecasts.get(version(1), {}, controller.signal);
    controller.abort();
    await answer.catch(() => undefined);
    expect(started[0]?.signal.aborted).toBe(true);
  });

  it("goes on while another waits", async () => {
    const { started, forecasts } = new Maker();
    const controller = new AbortController();
    const cancelled = forecasts.get(version(1), {}, controller.signal);
    const answer = forecasts.get(version(1), {}, never);
    controller.abort();
    await cancelled.catch(() => undefined);
    started[0]?.finish();
    expect((await answer).dockerfile).toBe("1");
  });

  it("tries again after a failure", async () => {
    let calls = 0;
    const forecasts = new Forecasts(() => {
      calls += 1;
      return Promise.reject(new Error("no such folder"));
    });
    await forecasts.get(version(1), {}, never).catch(() => undefined);
    await forecasts.get(version(1), {}, never).catch(() => undefined);
    expect(calls).toBe(2);
  });
});

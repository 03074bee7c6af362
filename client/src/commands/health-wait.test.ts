import { describe, expect, it } from "vitest";
import { containerRow } from "../engine/testing/container-row.ts";
import type { ContainerRow, ContainerState, Engine, Health } from "../engine/types.ts";
import type { HealthOutcome } from "./health-wait.ts";
import { healthOutcome, waitForHealth } from "./health-wait.ts";

function container(state: ContainerState, health: Health | null): ContainerRow {
  return containerRow({ id: "c", state, health });
}

describe("healthOutcome", () => {
  it.each<[ContainerRow | null, HealthOutcome | null]>([
    [container("running", "starting"), null],
    [container("running", "healthy"), "healthy"],
    [container("running", "unhealthy"), "unhealthy"],
    [container("restarting", null), null],
    [container("exited", null), "stopped"],
    [null, "gone"],
  ])("of %j is %s", (row, outcome) => {
    expect(healthOutcome(row)).toBe(outcome);
  });
});

describe("waitForHealth", () => {
  /** An engine with one container, whose changes a test makes. */
  class OneContainer {
    listeners = 0;
    needs = 0;
    #row = container("running", "starting");
    #changed: () => void = () => undefined;

    readonly engine = {
      row: () => this.#row,
      connected: () => Promise.resolve(),
      need: () => {
        this.needs += 1;
        return { dispose: () => (this.needs -= 1) };
      },
      onChange: (listener: () => void) => {
        this.listeners += 1;
        this.#changed = listener;
        return { dispose: () => (this.listeners -= 1) };
      },
    } as unknown as Engine;

    becomes(row: ContainerRow): void {
      this.#row = row;
      this.#changed();
    }
  }

  /** Until it listens. */
  async function waiting(signal: AbortSignal): Promise<[OneContainer, Promise<HealthOutcome>]> {
    const one = new OneContainer();
    const waits = waitForHealth(one.engine, "c", signal);
    await Promise.resolve();
    return [one, waits];
  }

  it("ends when the container is healthy, and lets go of the engine", async () => {
    const [one, waits] = await waiting(new AbortController().signal);
    one.becomes(container("running", "starting"));
    expect(one.needs).toBe(1);
    one.becomes(container("running", "healthy"));
    expect(await waits).toBe("healthy");
    expect([one.needs, one.listeners]).toEqual([0, 0]);
  });

  it("ends when it is cancelled", async () => {
    const controller = new AbortController();
    const [one, waits] = await waiting(controller.signal);
    controller.abort();
    expect(await waits).toBe("cancelled");
    expect([one.needs, one.listeners]).toEqual([0, 0]);
  });
});

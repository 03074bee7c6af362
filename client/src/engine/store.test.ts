import { describe, expect, it } from "vitest";
import type { Clock } from "./back-off.ts";
import { EngineError } from "./errors.ts";
import type { EngineSession, EngineSource } from "./source.ts";
import { EngineStore } from "./store.ts";
import type { EngineState, ObjectKind, Row, VolumeRow } from "./types.ts";

const quiet = { trace: () => undefined, info: () => undefined, warn: () => undefined };

/** Every wait is recorded and over at once, but for one that the test ends. */
class TestClock implements Clock {
  readonly waits: number[] = [];
  time = 0;

  now(): number {
    return this.time;
  }

  random(): number {
    return 1;
  }

  sleep(milliseconds: number): Promise<void> {
    this.waits.push(milliseconds);
    this.time += milliseconds;
    return Promise.resolve();
  }
}

function volume(name: string): VolumeRow {
  return { kind: "volume", id: name, name, driver: "local", mountpoint: "/", project: null };
}

/** An engine of volumes whose event stream the test writes. */
class TestEngine implements EngineSource, EngineSession {
  readonly asked: string[] = [];
  volumes = new Map<string, VolumeRow>();
  /** Thrown by the next attempts, one each. */
  failures: EngineError[] = [];
  #send: (line: string | null) => void = () => undefined;

  connect(): Promise<EngineSession> {
    this.asked.push("connect");
    const failure = this.failures.shift();
    return failure === undefined ? Promise.resolve(this) : Promise.reject(failure);
  }

  list(kind: ObjectKind): Promise<readonly Row[]> {
    this.asked.push(`list ${kind}`);
    return Promise.resolve(kind === "volume" ? [...this.volumes.values()] : []);
  }

  fetch(kind: ObjectKind, ids: readonly string[]): Promise<readonly Row[]> {
    this.asked.push(`fetch ${kind} ${ids.join(",")}`);
    return Promise.resolve(ids.flatMap((id) => this.volumes.get(id) ?? []));
  }

  events(signal: AbortSignal): Promise<AsyncIterable<string>> {
    const queue: (string | null)[] = [];
    let wake = (): void => undefined;
    this.#send = (line) => {
      queue.push(line);
      wake();
    };
    signal.addEventListener("abort", () => {
      this.#send(null);
    });
    async function* lines(): AsyncIterable<string> {
      for (;;) {
        const line = queue.shift();
        if (line === null) {
          return;
        }
        if (line === undefined) {
          await new Promise<void>((resolve) => (wake = resolve));
        } else {
          yield `${line}\n`;
        }
      }
    }
    return Promise.resolve(lines());
  }

  event(action: string, id: string): void {
    this.line(JSON.stringify({ Type: "volume", Action: action, Actor: { ID: id } }));
  }

  line(text: string): void {
    this.#send(text);
  }

  end(): void {
    this.#send(null);
  }
}

interface Stage {
  readonly engine: TestEngine;
  readonly clock: TestClock;
  readonly store: EngineStore;
  readonly changes: string[];
  readonly states: string[];
}

function stage(...names: readonly string[]): Stage {
  const engine = new TestEngine();
  engine.volumes = new Map(names.map((name) => [name, volume(name)]));
  const clock = new TestClock();
  const store = new EngineStore({ source: engine, clock, log: quiet });
  const changes: string[] = [];
  const states: string[] = [];
  store.onChange(({ kind, added, removed, changed }) => {
    const ids = (rows: readonly Row[]): string => rows.map((row) => row.id).join(",");
    changes.push(`${kind} +${ids(added)} -${ids(removed)} ~${ids(changed)}`);
  });
  store.onState((state) => states.push(stateText(state)));
  return { engine, clock, store, changes, states };
}

function stateText(state: EngineState): string {
  return state.kind === "failed" ? `failed ${state.error.reason}` : state.kind;
}

/** Resolves with the next change of the store. */
function nextChange(store: EngineStore): Promise<void> {
  return new Promise((resolve) => {
    const listener = store.onChange(() => {
      listener.dispose();
      resolve();
    });
  });
}

function nextState(store: EngineStore, wanted: EngineState["kind"]): Promise<void> {
  return new Promise((resolve) => {
    const listener = store.onState((state) => {
      if (state.kind === wanted) {
        listener.dispose();
        resolve();
      }
    });
  });
}

const refused = (): EngineError => new EngineError("refused", "refused");

describe("EngineStore", () => {
  it("asks nothing while nobody needs it", () => {
    expect(stage("a").engine.asked).toEqual([]);
  });

  it("lists each kind once when it is needed", async () => {
    const { engine, store } = stage("a");
    store.need();
    await store.connected();
    expect(engine.asked).toEqual([
      "connect",
      "list container",
      "list image",
      "list volume",
      "list network",
    ]);
  });

  it("fetches only the object that an event names", async () => {
    const { engine, store, changes } = stage("a");
    store.need();
    await store.connected();
    engine.asked.length = 0;
    engine.volumes.set("b", volume("b"));
    const changed = nextChange(store);
    engine.event("create", "b");
    await changed;
    expect([engine.asked, changes.at(-1)]).toEqual([["fetch volume b"], "volume +b - ~"]);
  });

  it("asks nothing to remove what an event says is gone", async () => {
    const { engine, store, changes } = stage("a", "b");
    store.need();
    await store.connected();
    engine.asked.length = 0;
    const changed = nextChange(store);
    engine.event("destroy", "a");
    await changed;
    expect([engine.asked, changes.at(-1)]).toEqual([[], "volume + -a ~"]);
  });

  it("says nothing where an event changed nothing", async () => {
    const { engine, store, changes } = stage("a");
    store.need();
    await store.connected();
    engine.event("create", "a");
    engine.volumes.set("b", volume("b"));
    const changed = nextChange(store);
    engine.event("create", "b");
    await changed;
    expect(changes).toEqual(["volume +a - ~", "volume +b - ~"]);
  });

  it("says only what differs after it connected again", async () => {
    const { engine, store, changes } = stage("a", "b");
    store.need();
    await store.connected();
    engine.volumes.delete("a");
    engine.volumes.set("b", { ...volume("b"), driver: "nfs" });
    engine.volumes.set("c", volume("c"));
    const again = nextState(store, "connected");
    engine.end();
    await again;
    expect(changes).toEqual(["volume +a,b - ~", "volume +c -a ~b"]);
  });

  it("tries again for ever, waiting longer and longer", async () => {
    const { engine, clock, store } = stage("a");
    engine.failures = Array.from({ length: 9 }, refused);
    const connected = nextState(store, "connected");
    store.need();
    await connected;
    expect(clock.waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });

  it("forgets the rows of an engine that cannot be reached", async () => {
    const { engine, store, changes, states } = stage("a");
    store.need();
    await store.connected();
    engine.failures = [refused()];
    const again = nextState(store, "connected");
    engine.end();
    await again;
    expect([changes, states]).toEqual([
      ["volume +a - ~", "volume + -a ~", "volume +a - ~"],
      ["connecting", "connected", "connecting", "failed refused", "connected"],
    ]);
  });

  it("tells who waits for it the first failure", async () => {
    const { engine, store } = stage();
    engine.failures = [new EngineError("denied", "denied")];
    await expect(store.connected()).rejects.toMatchObject({ reason: "denied" });
  });

  it("becomes idle when nobody needs it any more", async () => {
    const { store } = stage("a");
    const need = store.need();
    await store.connected();
    const idle = nextState(store, "idle");
    need.dispose();
    await idle;
    expect(stateText(store.state)).toBe("idle");
  });

  it("lists again when asked to", async () => {
    const { engine, store, changes } = stage("a");
    store.need();
    await store.connected();
    engine.volumes.set("b", volume("b"));
    const changed = nextChange(store);
    store.refresh();
    await changed;
    expect(changes.at(-1)).toBe("volume +b - ~");
  });

  it("after a broken line of the stream lists everything again", async () => {
    const { engine, store, changes } = stage("a");
    store.need();
    await store.connected();
    engine.volumes.set("b", volume("b"));
    const changed = nextChange(store);
    engine.line("{half");
    await changed;
    expect(changes.at(-1)).toBe("volume +b - ~");
  });
});

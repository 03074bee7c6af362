import type { Clock } from "./back-off.ts";
import { backOffDelay, hasAborted } from "./back-off.ts";
import type { EventTarget, PendingKind } from "./events.ts";
import { LineSplitter, parseEvent, PendingTargets } from "./events.ts";
import { Looking } from "./looking.ts";
import { ObjectTable } from "./object-table.ts";
import type { EngineSession, EngineSource } from "./source.ts";
import type {
  EngineFault,
  EngineLog,
  EngineState,
  ObjectKind,
  Release,
  Row,
  RowOf,
  StoreChange,
} from "./types.ts";
import { OBJECT_KINDS } from "./types.ts";

export interface StoreOptions {
  readonly source: EngineSource;
  readonly clock: Clock;
  readonly log: EngineLog;
}

type Tables = Readonly<Record<ObjectKind, ObjectTable>>;

/** Above this, listing the kind once is cheaper than asking one by one. */
const MANY = 12;
/** A connection that lasted this long was a good one: the next back-off starts afresh. */
const STEADY = 5_000;
/** Going from one view to another must not close the connection between them. */
const LINGER = 1_500;

/**
 * The engine's objects, live: one list a kind, then the event stream. It connects while somebody
 * needs it, for ever and with back-off, and asks nothing that no event gave a reason for.
 */
export class EngineStore {
  readonly #options: StoreOptions;
  readonly #tables: Tables = {
    container: new ObjectTable("container"),
    image: new ObjectTable("image"),
    volume: new ObjectTable("volume"),
    network: new ObjectTable("network"),
  };
  readonly #changeListeners = new Set<(change: StoreChange) => void>();
  readonly #stateListeners = new Set<(state: EngineState) => void>();
  readonly #eventListeners = new Set<(target: EventTarget) => void>();
  #state: EngineState = { kind: "idle" };
  #needs = 0;
  /** Aborts the life that is going on. */
  #life: AbortController | null = null;
  #linger: AbortController | null = null;
  /** Ends the wait between two attempts. */
  #wake = new AbortController();
  /** Lists everything again on the connection that is there. */
  #relist: { readonly signal: AbortSignal; readonly run: () => void } | null = null;

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  get state(): EngineState {
    return this.#state;
  }

  rows<K extends ObjectKind>(kind: K): readonly RowOf[K][] {
    return this.#tables[kind].rows() as readonly RowOf[K][];
  }

  row<K extends ObjectKind>(kind: K, id: string): RowOf[K] | null {
    return this.#tables[kind].get(id) as RowOf[K] | null;
  }

  onChange(listener: (change: StoreChange) => void): Release {
    this.#changeListeners.add(listener);
    return { dispose: () => this.#changeListeners.delete(listener) };
  }

  onState(listener: (state: EngineState) => void): Release {
    this.#stateListeners.add(listener);
    return { dispose: () => this.#stateListeners.delete(listener) };
  }

  /** Each event, also one that changes no row: a container may start and end between two looks. */
  onEvent(listener: (target: EventTarget) => void): Release {
    this.#eventListeners.add(listener);
    return { dispose: () => this.#eventListeners.delete(listener) };
  }

  need(): Release {
    this.#needs += 1;
    this.#linger?.abort();
    this.#linger = null;
    this.#start();
    let released = false;
    return {
      dispose: () => {
        if (!released) {
          released = true;
          this.#needs -= 1;
          void this.#stopSoon();
        }
      },
    };
  }

  async connected(): Promise<void> {
    const need = this.need();
    try {
      await this.#settled();
    } finally {
      need.dispose();
    }
  }

  refresh(): void {
    if (this.#relist !== null) {
      this.#relist.run();
      return;
    }
    this.#wake.abort();
  }

  /** Ends the connection, where there is one, and makes a new one now. */
  reconnect(): void {
    if (this.#life === null) {
      return;
    }
    this.#life.abort();
    this.#wake.abort();
    this.#life = null;
    this.#setState({ kind: "connecting" });
    this.#start();
  }

  dispose(): void {
    this.#needs = 0;
    this.#linger?.abort();
    this.#stop();
    this.#changeListeners.clear();
    this.#stateListeners.clear();
    this.#eventListeners.clear();
  }

  #settled(): Promise<void> {
    if (this.#state.kind === "connected") {
      return Promise.resolve();
    }
    // Whoever asks wants to know now, not at the end of the back-off.
    this.#wake.abort();
    return new Promise((resolve, reject) => {
      const listener = this.onState((state) => {
        if (state.kind === "connected") {
          listener.dispose();
          resolve();
        } else if (state.kind === "failed") {
          listener.dispose();
          reject(state.error);
        } else if (state.kind === "idle") {
          listener.dispose();
          reject(new Error("The connection was closed."));
        }
      });
    });
  }

  #start(): void {
    if (this.#life === null) {
      this.#life = new AbortController();
      void this.#live(this.#life.signal);
    }
  }

  async #stopSoon(): Promise<void> {
    if (this.#needs > 0 || this.#life === null) {
      return;
    }
    const linger = new AbortController();
    this.#linger = linger;
    await this.#options.clock.sleep(LINGER, linger.signal);
    if (!linger.signal.aborted && this.#needs === 0) {
      this.#stop();
    }
  }

  #stop(): void {
    this.#life?.abort();
    this.#life = null;
    this.#wake.abort();
    this.#setState({ kind: "idle" });
  }

  async #live(life: AbortSignal): Promise<void> {
    const { clock, log } = this.#options;
    let attempt = 0;
    while (!hasAborted(life)) {
      this.#wake = new AbortController();
      if (this.#state.kind !== "failed") {
        this.#setState({ kind: "connecting" });
      }
      const began = clock.now();
      const failure = await this.#session(life);
      if (hasAborted(life)) {
        return;
      }
      if (clock.now() - began >= STEADY) {
        attempt = 0;
      }
      if (failure === null) {
        log.info("The engine ended its event stream. Connecting again.");
        this.#setState({ kind: "connecting" });
      } else {
        this.#fail(failure);
      }
      await clock.sleep(backOffDelay(attempt, clock.random()), this.#wake.signal);
      attempt = this.#wake.signal.aborted ? 0 : attempt + 1;
    }
  }

  /** One connection from its start to its end. Null: the stream ended without a fault. */
  async #session(life: AbortSignal): Promise<EngineFault | null> {
    const ending = new AbortController();
    const signal = AbortSignal.any([life, ending.signal]);
    try {
      const session = await this.#options.source.connect(signal);
      // The stream first: what happens while the lists are read is not lost.
      const stream = await session.events(signal);
      await this.#follow(session, stream, signal);
      return null;
    } catch (error) {
      const fault = error as EngineFault;
      if (!life.aborted && this.#state.kind === "connected") {
        this.#options.log.warn(`The connection was lost: ${fault.message}`);
        return null;
      }
      return fault;
    } finally {
      if (this.#relist?.signal === signal) {
        this.#relist = null;
      }
      ending.abort();
    }
  }

  async #follow(
    session: EngineSession,
    stream: AsyncIterable<Uint8Array | string>,
    signal: AbortSignal,
  ): Promise<void> {
    const pending = new PendingTargets();
    const looking = new Looking(this.#options.clock, signal, async () => {
      await this.#look(session, pending.take(), signal);
      return !pending.isEmpty;
    });
    const reading = this.#read(stream, pending, looking);
    const filled = this.#listAll(session, signal).then(() => {
      if (signal.aborted) {
        return;
      }
      const run = (): void => {
        for (const kind of OBJECT_KINDS) {
          pending.add({ kind, id: null, gone: false });
        }
        looking.wanted();
      };
      this.#relist = { signal, run };
      this.#setState({ kind: "connected" });
      looking.open(!pending.isEmpty);
    });
    await Promise.race([Promise.all([filled, reading]), looking.failed]);
  }

  async #read(
    stream: AsyncIterable<Uint8Array | string>,
    pending: PendingTargets,
    looking: Looking,
  ): Promise<void> {
    const lines = new LineSplitter();
    for await (const chunk of stream) {
      for (const line of lines.push(chunk)) {
        parseEvent(line).forEach((target) => {
          this.#options.log.trace(`event: ${target.kind} ${target.id ?? "(all)"}`);
          pending.add(target);
          this.#eventListeners.forEach((listener) => listener(target));
        });
      }
      if (!pending.isEmpty) {
        looking.wanted();
      }
    }
  }

  async #listAll(session: EngineSession, signal: AbortSignal): Promise<void> {
    await Promise.all(
      OBJECT_KINDS.map(async (kind) => {
        const rows = await session.list(kind);
        this.#apply(signal, (tables) => tables[kind].replaceAll(rows));
      }),
    );
  }

  async #look(
    session: EngineSession,
    kinds: readonly PendingKind[],
    signal: AbortSignal,
  ): Promise<void> {
    await Promise.all(
      kinds.map(async ({ kind, all, gone, look }) => {
        if (all || look.length > MANY) {
          const rows = await session.list(kind);
          this.#apply(signal, (tables) => tables[kind].replaceAll(rows));
          return;
        }
        const found = look.length === 0 ? [] : await session.fetch(kind, look);
        const robbed = this.#robbed(kind, found, look);
        const others = robbed.length === 0 ? [] : await session.fetch(kind, robbed);
        this.#apply(signal, (tables) =>
          tables[kind].apply([...gone, ...look, ...robbed], [...found, ...others]),
        );
      }),
    );
  }

  /** Images that lose a tag when another gets it: only the winner has an event. */
  #robbed(kind: ObjectKind, found: readonly Row[], looked: readonly string[]): readonly string[] {
    if (kind !== "image") {
      return [];
    }
    const known = new Set([...looked, ...found.map((row) => row.id)]);
    const tags = new Set(found.flatMap((row) => (row.kind === "image" ? row.tags : [])));
    return this.rows("image")
      .filter((row) => !known.has(row.id) && row.tags.some((tag) => tags.has(tag)))
      .map((row) => row.id);
  }

  /** What an earlier connection still brings is too late. */
  #apply(signal: AbortSignal, change: (tables: Tables) => StoreChange | null): void {
    if (!signal.aborted) {
      this.#emit(change(this.#tables));
    }
  }

  #fail(error: EngineFault): void {
    this.#options.log.warn(`${error.reason}: ${error.message}`);
    for (const kind of OBJECT_KINDS) {
      this.#emit(this.#tables[kind].clear());
    }
    this.#setState({ kind: "failed", error });
  }

  #emit(change: StoreChange | null): void {
    if (change !== null) {
      this.#changeListeners.forEach((listener) => {
        listener(change);
      });
    }
  }

  #setState(state: EngineState): void {
    const before = this.#state;
    this.#state = state;
    if (before.kind !== state.kind || state.kind === "failed") {
      this.#stateListeners.forEach((listener) => {
        listener(state);
      });
    }
  }
}

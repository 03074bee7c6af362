import { Worker } from "node:worker_threads";
import type { WorkerReply, WorkerRequest, WorkerStart } from "./context-worker.ts";
import type { BuildContextReader, ContextListing, ContextRequest } from "./host.ts";

export interface ContextReaderOptions extends WorkerStart {
  /** The bundle of context-worker.ts. */
  readonly workerPath: string;
  /** Default 30,000. */
  readonly idleMilliseconds?: number;
}

/** A walk that has no answer, though nobody cancelled it. */
export class ContextReadError extends Error {
  readonly reason = "walk-failed";

  constructor(root: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`The build context ${root} could not be read: ${why}`, { cause });
    this.name = "ContextReadError";
  }
}

/**
 * Reads build contexts in a thread of its own, started with the first request and ended when
 * nothing was asked for a while. A cancelled read rejects with its signal's reason.
 */
export class ThreadedContextReader implements BuildContextReader {
  readonly #options: ContextReaderOptions;
  readonly #pending = new Map<number, PendingRead>();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #lastId = 0;

  constructor(options: ContextReaderOptions) {
    this.#options = options;
  }

  async read(request: ContextRequest): Promise<ContextListing> {
    const { root, ignorePatterns, hash, signal } = request;
    signal?.throwIfAborted();
    const worker = this.#start();
    const id = (this.#lastId += 1);
    const cancelled = new SharedArrayBuffer(4);
    const cancel = (): void => {
      Atomics.store(new Int32Array(cancelled), 0, 1);
      this.#pending.get(id)?.reject(signal?.reason);
      this.#settle(id);
    };
    signal?.addEventListener("abort", cancel, { once: true });
    try {
      return await new Promise<ContextListing>((resolve, reject) => {
        this.#pending.set(id, { root, resolve, reject });
        const message: WorkerRequest = { id, request: { root, ignorePatterns, hash }, cancelled };
        worker.postMessage(message);
      });
    } finally {
      signal?.removeEventListener("abort", cancel);
    }
  }

  /** Ends the thread; what is still being read rejects. */
  async dispose(): Promise<void> {
    const worker = this.#worker;
    this.#lose(new Error("it was stopped"));
    await worker?.terminate();
  }

  #start(): Worker {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
    if (this.#worker !== null) {
      this.#worker.ref();
      return this.#worker;
    }
    const { workerPath, cacheFolder, platform } = this.#options;
    const start: WorkerStart = { cacheFolder, platform };
    const worker = new Worker(workerPath, { workerData: start, name: "strata build context" });
    worker.on("message", (reply: WorkerReply) => {
      this.#receive(reply);
    });
    worker.on("error", (error) => {
      if (this.#worker === worker) this.#lose(error);
    });
    worker.on("exit", () => {
      if (this.#worker === worker) this.#lose(new Error("its thread ended"));
    });
    this.#worker = worker;
    return worker;
  }

  #receive(reply: WorkerReply): void {
    const pending = this.#pending.get(reply.id);
    if (pending === undefined) return;
    if (reply.kind === "listing") pending.resolve(reply.listing);
    else if (reply.kind === "failed") {
      pending.reject(new ContextReadError(pending.root, new Error(reply.message)));
    }
    this.#settle(reply.id);
  }

  #settle(id: number): void {
    this.#pending.delete(id);
    if (this.#pending.size > 0) return;
    // A thread without work keeps no process alive.
    this.#worker?.unref();
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.dispose(), this.#options.idleMilliseconds ?? 30_000);
    this.#idle.unref();
  }

  #lose(cause: Error): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
    this.#worker = null;
    const lost = [...this.#pending.values()];
    this.#pending.clear();
    for (const { root, reject } of lost) reject(new ContextReadError(root, cause));
  }
}

interface PendingRead {
  readonly root: string;
  readonly resolve: (listing: ContextListing) => void;
  readonly reject: (reason: unknown) => void;
}

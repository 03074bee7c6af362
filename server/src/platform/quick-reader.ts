import { ContextWalker, WalkCancelled } from "./context-walk.ts";
import type { BuildContextReader, ContextListing, ContextRequest } from "./host.ts";

export interface QuickReaderOptions {
  readonly platform: NodeJS.Platform;
  /** Reads what is too much to be read at once. */
  readonly patient: BuildContextReader;
  /** Milliseconds from any moment. */
  readonly clock: () => number;
  /** How long a walk may keep everything else waiting. Default 30. */
  readonly milliseconds?: number;
}

/**
 * Reads small build contexts at once: to start a thread takes longer than to walk most of them. One
 * that takes too long is left to the patient reader, then and from then on.
 */
export class QuickContextReader implements BuildContextReader {
  readonly #options: QuickReaderOptions;
  readonly #walker: ContextWalker;
  readonly #large = new Set<string>();
  #deadline = 0;

  constructor(options: QuickReaderOptions) {
    const { platform, clock } = options;
    this.#options = options;
    this.#walker = new ContextWalker({
      // A cache on disk may be of another, larger walk: to read it would take too long.
      cacheFolder: null,
      platform,
      now: () => Date.now(),
      isCancelled: () => clock() > this.#deadline,
    });
  }

  async read(request: ContextRequest): Promise<ContextListing> {
    request.signal?.throwIfAborted();
    return this.#readAtOnce(request) ?? (await this.#options.patient.read(request));
  }

  #readAtOnce(request: ContextRequest): ContextListing | null {
    const { clock, milliseconds = 30 } = this.#options;
    if (this.#large.has(request.root)) return null;
    this.#deadline = clock() + milliseconds;
    try {
      return this.#walker.read(request);
    } catch (error) {
      if (!(error instanceof WalkCancelled)) throw error;
      this.#large.add(request.root);
      return null;
    }
  }
}

import type { EngineFactsParams, EngineFactsResult } from "@strata/protocol/requests";
import type { EngineFacts } from "../platform/host.ts";

/** Sends `strata/engineFacts`. */
export type AskClient = (params: EngineFactsParams) => Promise<EngineFactsResult | null>;

/** A forecast does not wait longer for an engine. */
const LONGEST_WAIT_MILLISECONDS = 300;
/** Long enough for the keystrokes of one edit; the client says when something changed. */
const KEPT_MILLISECONDS = 5_000;

const NOTHING: EngineFactsResult = { imageStore: null, image: null };

/** What the client knows of its engine; absent where it does not say in time. */
export class ClientEngineFacts implements EngineFacts {
  readonly #ask: AskClient;
  readonly #now: () => number;
  readonly #kept = new Map<
    string,
    { readonly at: number; readonly answer: Promise<EngineFactsResult> }
  >();

  constructor(ask: AskClient, now: () => number) {
    this.#ask = ask;
    this.#now = now;
  }

  async image(reference: string, platform?: string): Promise<EngineFactsResult["image"]> {
    const params = { image: reference, ...(platform === undefined ? {} : { platform }) };
    return (await this.#answer(params)).image;
  }

  async imageStore(): Promise<EngineFactsResult["imageStore"]> {
    return (await this.#answer({ image: null })).imageStore;
  }

  /** What was known is no longer so. */
  forget(): void {
    this.#kept.clear();
  }

  #answer(params: EngineFactsParams): Promise<EngineFactsResult> {
    const key = JSON.stringify(params);
    const kept = this.#kept.get(key);
    if (kept !== undefined && this.#now() - kept.at < KEPT_MILLISECONDS) return kept.answer;
    const answer = this.#askInTime(params);
    this.#kept.set(key, { at: this.#now(), answer });
    return answer;
  }

  async #askInTime(params: EngineFactsParams): Promise<EngineFactsResult> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), LONGEST_WAIT_MILLISECONDS);
    });
    try {
      return (await Promise.race([this.#ask(params), late])) ?? NOTHING;
    } catch {
      return NOTHING;
    } finally {
      clearTimeout(timer);
    }
  }
}

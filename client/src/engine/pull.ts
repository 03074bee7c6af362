import { hasAborted } from "./back-off.ts";
import { type DockerSession, safeName } from "./docker-session.ts";
import { refused, toEngineError } from "./errors.ts";
import { LineSplitter } from "./events.ts";
import type { PullOptions } from "./types.ts";

/** The first answer waits for the registry's. */
const ANSWER_WITHIN = 120_000;

/** Fetches an image, layer by layer; a registry's refusal comes in the middle of the answer. */
export async function pullImage(
  session: DockerSession,
  reference: string,
  { signal, onProgress }: PullOptions,
): Promise<void> {
  const name = safeName(reference);
  session.say(`pull ${name}`);
  const stream = await session.ask(
    `pull ${name}`,
    () => session.docker.pull(withTag(name), { abortSignal: signal }),
    ANSWER_WITHIN,
  );
  const layers = new Layers();
  const lines = new LineSplitter();
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      for (const line of lines.push(chunk)) {
        const status = layers.take(line);
        if (status !== null) onProgress({ status, ...layers.sum() });
      }
    }
  } catch (error) {
    if (!hasAborted(signal)) throw toEngineError(error, session.endpoint);
  }
}

/** Without a tag the engine would fetch every one that there is. */
function withTag(reference: string): string {
  const last = reference.slice(reference.lastIndexOf("/") + 1);
  return /[:@]/.test(last) ? reference : `${reference}:latest`;
}

/** What the lines of a pull say of each layer's download. */
class Layers {
  readonly #layers = new Map<string, { readonly done: number; readonly total: number }>();

  /** What is being done; null where the line tells nothing. */
  take(line: string): string | null {
    const message = parse(line);
    if (message === null) return null;
    if (typeof message.error === "string") throw refused(null, message.error);
    const { id, status, progressDetail: progress } = message;
    if (typeof id === "string" && status === "Downloading") {
      const done = progress?.current;
      const total = progress?.total;
      if (typeof done === "number" && typeof total === "number") {
        this.#layers.set(id, { done, total });
      }
    }
    if (typeof id === "string" && (status === "Download complete" || status === "Pull complete")) {
      const total = this.#layers.get(id)?.total ?? 0;
      this.#layers.set(id, { done: total, total });
    }
    return typeof status === "string" ? status : null;
  }

  sum(): { readonly done: number; readonly total: number } {
    const all = [...this.#layers.values()];
    return {
      done: all.reduce((sum, { done }) => sum + done, 0),
      total: all.reduce((sum, { total }) => sum + total, 0),
    };
  }
}

interface PullMessage {
  readonly id?: unknown;
  readonly status?: unknown;
  readonly error?: unknown;
  readonly progressDetail?: { readonly current?: unknown; readonly total?: unknown } | null;
}

function parse(line: string): PullMessage | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? value : null;
  } catch {
    return null;
  }
}

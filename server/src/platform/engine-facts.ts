import http from "node:http";
import { findLocalEngine, type LocalEngine, type EngineSurroundings } from "./local-engine.ts";
import type { EngineFacts, ImageFacts, ImageStore } from "./host.ts";

/** A forecast does not wait longer for an engine. */
const LONGEST_WAIT_MILLISECONDS = 300;
/** Long enough for one forecast and the keystrokes of one edit. */
const KEPT_MILLISECONDS = 5_000;

export interface SocketEngineFactsOptions {
  readonly surroundings: EngineSurroundings;
  readonly now: () => number;
}

/** Asks a local engine at its socket, reading only. What it does not say in time is absent. */
export class SocketEngineFacts implements EngineFacts {
  readonly #options: SocketEngineFactsOptions;
  readonly #kept = new Map<string, { readonly at: number; readonly answer: Promise<unknown> }>();
  #engine: Promise<LocalEngine | null> | null = null;

  constructor(options: SocketEngineFactsOptions) {
    this.#options = options;
  }

  async image(reference: string, platform?: string): Promise<ImageFacts | null> {
    if (!REFERENCE.test(reference) || reference.includes("..")) return null;
    const query = platform === undefined ? "" : `?platform=${platformQuery(platform)}`;
    const image = record(await this.#get(`/images/${encodeURI(reference)}/json${query}`));
    return image === null || (platform !== undefined && !isFor(image, platform))
      ? null
      : factsOf(image);
  }

  async imageStore(): Promise<ImageStore | null> {
    const info = record(await this.#get("/info"));
    return info === null ? null : storeOf(info);
  }

  #get(path: string): Promise<unknown> {
    const now = this.#options.now();
    const kept = this.#kept.get(path);
    if (kept !== undefined && now - kept.at < KEPT_MILLISECONDS) return kept.answer;
    const answer = this.#ask(path).catch(() => null);
    this.#kept.set(path, { at: now, answer });
    return answer;
  }

  async #ask(path: string): Promise<unknown> {
    this.#engine ??= findLocalEngine(this.#options.surroundings);
    const engine = await this.#engine;
    return engine === null ? null : getJson(engine, path, LONGEST_WAIT_MILLISECONDS);
  }
}

const REFERENCE = /^[a-z0-9][\w.\-/:@]*$/i;

/**
 * What an engine's API answers; null where it has no such thing.
 *
 * @throws Error where it does not answer in time, or not in JSON.
 */
export function getJson(engine: LocalEngine, path: string, wait: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = http.get(
      {
        path,
        headers: { Host: "localhost", Connection: "close" },
        socketPath: engine.socketPath,
        signal: AbortSignal.timeout(wait),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => void chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          try {
            const text = Buffer.concat(chunks).toString("utf8");
            resolve(response.statusCode === 200 ? JSON.parse(text) : null);
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        });
      },
    );
    request.on("error", reject);
  });
}

function factsOf(image: Fields): ImageFacts {
  const config = record(image["Config"]) ?? {};
  return {
    id: text(image["Id"]),
    layers: texts(record(image["RootFS"])?.["Layers"]),
    env: texts(config["Env"]),
    user: text(config["User"]),
    workdir: text(config["WorkingDir"]),
    shell: texts(config["Shell"]),
    onbuild: texts(config["OnBuild"]),
  };
}

/** Told apart by the driver's type, which the classic store does not have. */
function storeOf(info: Fields): ImageStore {
  const status = info["DriverStatus"];
  const isContainerd =
    Array.isArray(status) &&
    status.some(
      (pair: unknown) => texts(pair)[1]?.startsWith("io.containerd.snapshotter.") === true,
    );
  return isContainerd ? "containerd" : "classic";
}

/** Engines before API 1.49 do not know it, and say of which platform the image is. */
function platformQuery(platform: string): string {
  const [os, architecture, variant] = platform.split("/");
  return encodeURIComponent(JSON.stringify({ os, architecture, variant }));
}

function isFor(image: Fields, platform: string): boolean {
  const [os, architecture, variant] = platform.split("/");
  return (
    (os === undefined || os === text(image["Os"])) &&
    (architecture === undefined || architecture === text(image["Architecture"])) &&
    (variant === undefined || text(image["Variant"]) === "" || variant === text(image["Variant"]))
  );
}

type Fields = Readonly<Record<string, unknown>>;

function record(value: unknown): Fields | null {
  return typeof value === "object" && value !== null ? (value as Fields) : null;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(text) : [];
}

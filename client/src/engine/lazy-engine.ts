import { createRequire } from "node:module";
import type { Engine, EngineModule, EngineOptions } from "./types.ts";

/** Loads the engine's bundle when somebody first needs an engine: it takes 30 ms. */
export class LazyEngine {
  readonly #load: () => Engine;
  readonly #whenOpened: (engine: Engine) => void;
  #engine: Engine | null = null;

  /** `whenOpened` runs once, before anybody uses the engine. */
  constructor(load: () => Engine, whenOpened: (engine: Engine) => void) {
    this.#load = load;
    this.#whenOpened = whenOpened;
  }

  get(): Engine {
    if (this.#engine === null) {
      this.#engine = this.#load();
      this.#whenOpened(this.#engine);
    }
    return this.#engine;
  }

  /** Null until somebody needed it. */
  get opened(): Engine | null {
    return this.#engine;
  }

  dispose(): void {
    this.#engine?.dispose();
    this.#engine = null;
  }
}

/** @param path Where `engine.cjs` lies. */
export function loadEngine(path: string, options: EngineOptions): Engine {
  const loaded = createRequire(path)(path) as EngineModule;
  return loaded.openEngine(options);
}

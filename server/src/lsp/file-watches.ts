import { DidChangeWatchedFilesNotification } from "vscode-languageserver/node";
import type { Connection, Disposable } from "vscode-languageserver/node";
import type { ClientAbilities } from "./client-abilities.ts";
import { uriOf } from "./paths.ts";

/** Files below a folder that the client is asked to watch. */
export interface Watch {
  /** Absolute. */
  readonly folder: string;
  /** A glob below it. */
  readonly pattern: string;
}

/** What the client watches for the server: only while an open document needs it. */
export class FileWatches {
  readonly #connection: Connection;
  readonly #abilities: ClientAbilities;
  readonly #registered = new Map<string, Promise<Disposable>>();

  constructor(connection: Connection, abilities: ClientAbilities) {
    this.#connection = connection;
    this.#abilities = abilities;
  }

  /** Registers what is new and ends what is not needed any more. */
  async update(wanted: readonly Watch[]): Promise<void> {
    if (!this.#abilities.watchFiles) return;
    const byKey = new Map(wanted.map((watch) => [`${watch.folder}\0${watch.pattern}`, watch]));
    const ended = [...this.#registered].filter(([key]) => !byKey.has(key));
    for (const [key] of ended) this.#registered.delete(key);
    for (const [key, watch] of byKey) {
      if (!this.#registered.has(key)) this.#registered.set(key, this.#register(watch));
    }
    await Promise.all(this.#registered.values());
    for (const [, registration] of ended) (await registration).dispose();
  }

  #register({ folder, pattern }: Watch): Promise<Disposable> {
    const globPattern = this.#abilities.relativePatterns
      ? { baseUri: uriOf(folder), pattern }
      : `${folder.replaceAll("\\", "/").replace(/\/$/, "")}/${pattern}`;
    return this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern }],
    });
  }
}

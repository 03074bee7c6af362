import type { Connection } from "vscode-languageserver/node";
import type { ClientAbilities } from "./client-abilities.ts";

/** The user's settings by document, asked of the client once and kept until they change. */
export class DocumentSettings<Settings> {
  readonly #connection: Connection;
  readonly #abilities: ClientAbilities;
  readonly #read: (value: unknown) => Settings;
  readonly #kept = new Map<string, Promise<Settings>>();
  /** From a client that sends its settings instead of being asked. */
  #sent: unknown = undefined;

  constructor(
    connection: Connection,
    abilities: ClientAbilities,
    read: (value: unknown) => Settings,
  ) {
    this.#connection = connection;
    this.#abilities = abilities;
    this.#read = read;
  }

  of(uri: string): Promise<Settings> {
    const kept = this.#kept.get(uri);
    if (kept !== undefined) return kept;
    const asked = this.#ask(uri);
    this.#kept.set(uri, asked);
    return asked;
  }

  /** @param sent What `workspace/didChangeConfiguration` carried. */
  changed(sent: unknown): void {
    this.#kept.clear();
    if (typeof sent === "object" && sent !== null && "strata" in sent) this.#sent = sent.strata;
  }

  forget(uri: string): void {
    this.#kept.delete(uri);
  }

  async #ask(uri: string): Promise<Settings> {
    if (!this.#abilities.configuration) return this.#read(this.#sent);
    try {
      const value: unknown = await this.#connection.workspace.getConfiguration({
        scopeUri: uri,
        section: "strata",
      });
      return this.#read(value ?? this.#sent);
    } catch {
      this.#kept.delete(uri);
      return this.#read(this.#sent);
    }
  }
}

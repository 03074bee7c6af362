import type { BuildChoice } from "@strata/protocol/requests";
import * as vscode from "vscode";
import { type KeptChoice, keptChoice } from "./kept-choice.ts";

/** Where VS Code keeps them for this workspace, by the Dockerfile's URI. */
const KEY = "strata.builds";

/**
 * What the user chose for each Dockerfile's forecast. It is remembered with the workspace, secrets
 * apart: their values live as long as the window.
 */
export class BuildChoices {
  readonly #state: vscode.Memento;
  readonly #secrets = new Map<string, Readonly<Record<string, string>>>();
  readonly #changed = new vscode.EventEmitter<string>();
  /** The URI of the Dockerfile for which something else is chosen now. */
  readonly onDidChange = this.#changed.event;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  of(uri: string): BuildChoice {
    const { against, target, buildArgs } = this.#kept()[uri] ?? {};
    return chosen(against, target, { ...buildArgs, ...this.#secrets.get(uri) });
  }

  /** Secret arguments that were given in an earlier window, and have no value in this one. */
  forgottenOf(uri: string): readonly string[] {
    const known = this.#secrets.get(uri) ?? {};
    return (this.#kept()[uri]?.secrets ?? []).filter((name) => !Object.hasOwn(known, name));
  }

  /** Every choice, by the Dockerfile's URI. */
  all(): Readonly<Record<string, BuildChoice>> {
    return Object.fromEntries(Object.keys(this.#kept()).map((uri) => [uri, this.of(uri)]));
  }

  async setAgainst(uri: string, against: string | undefined): Promise<void> {
    const { target, buildArgs } = this.of(uri);
    await this.#set(uri, chosen(against, target, buildArgs));
  }

  async setTarget(uri: string, target: string | undefined): Promise<void> {
    const { against, buildArgs } = this.of(uri);
    await this.#set(uri, chosen(against, target, buildArgs));
  }

  /** @param value Undefined takes the argument away. */
  async setArgument(uri: string, name: string, value: string | undefined): Promise<void> {
    const { against, target, buildArgs = {} } = this.of(uri);
    const kept = Object.entries(buildArgs).filter(([each]) => each !== name);
    const given = value === undefined ? kept : [...kept, [name, value] as const];
    const forgotten = this.forgottenOf(uri).filter((each) => each !== name);
    await this.#set(uri, chosen(against, target, Object.fromEntries(given)), forgotten);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #kept(): Readonly<Record<string, KeptChoice>> {
    return this.#state.get<Readonly<Record<string, KeptChoice>>>(KEY, {});
  }

  async #set(uri: string, choice: BuildChoice, forgotten = this.forgottenOf(uri)): Promise<void> {
    const kept = keptChoice(choice, forgotten);
    const open = kept?.buildArgs ?? {};
    const secrets = Object.entries(choice.buildArgs ?? {}).filter(
      ([name]) => !Object.hasOwn(open, name),
    );
    this.#secrets.set(uri, Object.fromEntries(secrets));
    const others = Object.entries(this.#kept()).filter(([each]) => each !== uri);
    const entries = kept === undefined ? others : [...others, [uri, kept] as const];
    await this.#state.update(KEY, Object.fromEntries(entries));
    this.#changed.fire(uri);
  }
}

function chosen(
  against: string | undefined,
  target: string | undefined,
  buildArgs: BuildChoice["buildArgs"] = {},
): BuildChoice {
  return {
    ...(against === undefined ? {} : { against }),
    ...(target === undefined ? {} : { target }),
    buildArgs,
  };
}

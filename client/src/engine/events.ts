import type { ObjectKind } from "./types.ts";
import { OBJECT_KINDS } from "./types.ts";

/** What one event of the engine asks the store to do. */
export type EventTarget =
  | { readonly kind: ObjectKind; readonly id: string; readonly gone: boolean }
  /** The event does not say which object: list the kind again. */
  | { readonly kind: ObjectKind; readonly id: null; readonly gone: false };

/**
 * Events that change no row: they come by the hundred where containers have health checks.
 * A health check's verdict is an event of its own, `health_status`.
 */
const IRRELEVANT: Readonly<Record<ObjectKind, RegExp>> = {
  container:
    /^(?:exec_|top$|resize$|attach$|detach$|copy$|archive-path$|extract-to-dir$|export$|kill$|init$|sync$|stats$|checkpoint$)/,
  image: /^(?:push$|save$)/,
  volume: /^(?:mount$|unmount$)/,
  network: /^$/,
};

/** They change no network but a container's place on it. */
const MEMBERS = /^(?:connect|disconnect)$/;

/** Docker says `destroy`, Podman `remove`; Docker's networks say `destroy` too. */
const GONE: Readonly<Record<ObjectKind, RegExp>> = {
  container: /^(?:destroy|remove)$/,
  // One name less may leave others, and a deleted reference is not always the last: look again.
  image: /^$/,
  volume: /^(?:destroy|remove)$/,
  network: /^(?:destroy|remove)$/,
};

/** Reads one line of the event stream. What cannot be read asks for all kinds again. */
export function parseEvent(line: string): readonly EventTarget[] {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return OBJECT_KINDS.map(listAgain);
  }
  const type = text(json, "Type");
  // Engines before Actor existed, and old Podmans, speak of containers without saying so.
  const kind = OBJECT_KINDS.find((known) => known === (type || "container"));
  if (kind === undefined) {
    return [];
  }
  return targetsOf(kind, json);
}

function targetsOf(kind: ObjectKind, json: unknown): readonly EventTarget[] {
  const action = text(json, "Action") || text(json, "status");
  // `health_status: healthy`, `exec_start: sh -c …`
  const verb = action.split(":")[0]?.trim() ?? "";
  if (kind === "container" && verb === "commit") {
    // The image that it made has no event of its own.
    const image = text(field(field(json, "Actor"), "Attributes"), "imageID");
    return [image === "" ? listAgain("image") : { kind: "image", id: image, gone: false }];
  }
  if (kind === "network" && MEMBERS.test(verb)) {
    const member = text(field(field(json, "Actor"), "Attributes"), "container");
    return member === "" ? [] : [{ kind: "container", id: member, gone: false }];
  }
  if (IRRELEVANT[kind].test(verb)) {
    return [];
  }
  const actor = field(json, "Actor");
  const id = text(actor, "ID") || text(json, "id");
  if (verb === "prune" || verb === "" || id === "") {
    return [listAgain(kind)];
  }
  return [{ kind, id: identity(kind, id, actor), gone: GONE[kind].test(verb) }];
}

/** Podman names a volume's event by name, Docker too; images may come without their algorithm. */
function identity(kind: ObjectKind, id: string, actor: unknown): string {
  if (kind === "volume") {
    return text(field(actor, "Attributes"), "name") || id;
  }
  return id;
}

function listAgain(kind: ObjectKind): EventTarget {
  return { kind, id: null, gone: false };
}

/** What is to be looked at again, each object once however often it changed. */
export class PendingTargets {
  readonly #all = new Set<ObjectKind>();
  readonly #some = new Map<string, EventTarget & { readonly id: string }>();

  get isEmpty(): boolean {
    return this.#all.size === 0 && this.#some.size === 0;
  }

  add(target: EventTarget): void {
    if (target.id === null) {
      this.#all.add(target.kind);
      return;
    }
    // The last word counts: a volume's name may be used again.
    this.#some.set(`${target.kind} ${target.id}`, target);
  }

  /** Empties it. */
  take(): readonly PendingKind[] {
    const kinds = OBJECT_KINDS.map((kind) => this.#takeKind(kind));
    this.#all.clear();
    this.#some.clear();
    return kinds.filter((pending) => pending.all || pending.gone.length + pending.look.length > 0);
  }

  #takeKind(kind: ObjectKind): PendingKind {
    const targets = [...this.#some.values()].filter((target) => target.kind === kind);
    return {
      kind,
      all: this.#all.has(kind),
      gone: targets.filter((target) => target.gone).map((target) => target.id),
      look: targets.filter((target) => !target.gone).map((target) => target.id),
    };
  }
}

export interface PendingKind {
  readonly kind: ObjectKind;
  /** List the whole kind. */
  readonly all: boolean;
  readonly gone: readonly string[];
  readonly look: readonly string[];
}

/** Cuts a byte stream into lines; the rest of an unfinished line waits for its end. */
export class LineSplitter {
  #rest = "";
  readonly #decoder = new TextDecoder();

  push(chunk: Uint8Array | string): readonly string[] {
    const text = typeof chunk === "string" ? chunk : this.#decoder.decode(chunk, { stream: true });
    const lines = (this.#rest + text).split("\n");
    this.#rest = lines.pop() ?? "";
    return lines.map((line) => line.trim()).filter((line) => line !== "");
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function text(value: unknown, name: string): string {
  const found = field(value, name);
  return typeof found === "string" ? found : "";
}

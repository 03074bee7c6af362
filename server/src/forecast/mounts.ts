import { baseName, cleanPath } from "../context/go-path.ts";
import { joinImagePath } from "../model/image-path.ts";
import { findStageByName, type Stage } from "../model/model.ts";
import { findNamedContext, type NamedContexts } from "../model/named-contexts.ts";
import { type MountField, mountFields, mountType } from "../syntax/mount.ts";
import type { Instruction } from "../syntax/tree.ts";
import { plainMode } from "./owner.ts";
import { type Place, placeOutside, type TakenFiles } from "./place.ts";

export interface MountScope {
  readonly stages: readonly Stage[];
  /** The stage that the RUN stands in. */
  readonly self: number;
  readonly workdir: string;
  readonly namedContexts: NamedContexts;
  /** Before every cache mount's id. */
  readonly namespace: string;
  readonly expand: (text: string) => string;
}

export interface ResolvedMounts {
  /** What of the mounts is in the key itself, by target. */
  readonly specs: readonly (readonly unknown[])[];
  /** Paths in the build context whose content counts. */
  readonly context: readonly string[];
  /** The same in named build contexts that are folders. */
  readonly folders: readonly { readonly name: string; readonly paths: readonly string[] }[];
  readonly taken: readonly TakenFiles[];
  /** The build context is mounted writable. */
  readonly writesContext: boolean;
  readonly unmodelled: string | null;
}

/** A RUN's mounts as they enter its key: never the content of a cache, nor a secret's value. */
export function resolveMounts(instruction: Instruction, scope: MountScope): ResolvedMounts {
  const mounts = instruction.flags
    .filter(({ name }) => name === "mount")
    .map(({ value }) => readMount(value ?? "", scope));
  const sorted = [...mounts].sort((a, b) => (a.target < b.target ? -1 : 1));
  const context: string[] = [];
  const folders: { name: string; paths: string[] }[] = [];
  const taken: (TakenFiles & {
    readonly sources: { path: string; wildcards: false; exclude: [] }[];
  })[] = [];
  // As in the key: a number for each origin in the order of the targets, never its name.
  const origins: string[] = [];
  const specs = sorted.map((mount) => {
    if (mount.origin === null) return mount.spec;
    const name = JSON.stringify(mount.origin);
    if (!origins.includes(name)) origins.push(name);
    if (mount.origin === "context") context.push(mount.source);
    else if (mount.origin.kind === "folder") {
      const folder = mount.origin.name;
      const same = folders.find((other) => other.name === folder);
      if (same === undefined) folders.push({ name: folder, paths: [mount.source] });
      else same.paths.push(mount.source);
    } else {
      const source = { path: mount.source, wildcards: false as const, exclude: [] as [] };
      const same = taken.find(({ place }) => JSON.stringify(place) === name);
      if (same === undefined) taken.push({ place: mount.origin, sources: [source] });
      else same.sources.push(source);
    }
    return [...mount.spec, origins.indexOf(name)];
  });
  const unmodelled = mounts.find((mount) => mount.unmodelled !== null)?.unmodelled ?? null;
  const writesContext = mounts.some((mount) => mount.origin === "context" && mount.writable);
  return { specs, context, folders, taken, writesContext, unmodelled };
}

interface Mount {
  readonly target: string;
  readonly spec: readonly unknown[];
  /** Where its files come from; null where it has none of its own. */
  readonly origin: Place | "context" | null;
  readonly source: string;
  readonly writable: boolean;
  readonly unmodelled: string | null;
}

function readMount(value: string, scope: MountScope): Mount {
  const fields = mountFields(value);
  const type = fields === null ? null : mountType(fields);
  if (fields === null || type === null) return broken(`--mount=${value} cannot be read`);
  const text = (...keys: readonly string[]) => scope.expand(lastValue(fields, keys) ?? "");
  const given = text("target", "dst", "destination");
  // An absolute one stays as it is written: its last slash is in the key.
  const target =
    given === "" || given.startsWith("/") ? given : joinImagePath(scope.workdir, given);
  const source = text("source", "src");
  const ownership = [text("uid"), text("gid"), plainMode(text("mode"))];
  const isOwned = ownership.some((value) => value !== "");
  const plain = { target, source, writable: false, origin: null, unmodelled: null };
  switch (type) {
    case "bind":
      return {
        ...plain,
        spec: [type, target, isReadOnly(fields, true)],
        writable: !isReadOnly(fields, true),
        ...origin(fields, scope, "context"),
      };
    case "cache":
      return {
        ...plain,
        spec: [
          type,
          target,
          isReadOnly(fields, false),
          // Where any is written, its folder is made with all three.
          isOwned ? withDefaults(ownership, "755") : [],
          cacheIdentity(fields, scope, target),
        ],
        ...origin(fields, scope, null),
      };
    case "tmpfs":
      return { ...plain, spec: [type, target, bytesOf(text("size"))] };
    case "secret": {
      const env = text("env");
      const id = [text("id"), source, baseName(target)].find((name) => name !== "") ?? "";
      const place = target === "" && env === "" ? `/run/secrets/${baseName(id)}` : target;
      const required = isTrue(fields, "required");
      return { ...plain, spec: [type, id, place, env, withDefaults(ownership, "400"), required] };
    }
    case "ssh": {
      const owner = withDefaults(ownership, "600");
      return { ...plain, spec: [type, text("id"), target, owner, isTrue(fields, "required")] };
    }
  }
}

function withDefaults(
  [uid, gid, mode]: readonly string[],
  standardMode: string,
): readonly string[] {
  return [uid || "0", gid || "0", mode || standardMode];
}

/** A size as it is written, `1m` or `1.5GiB`, in bytes; as written where it is none. No size is 0. */
function bytesOf(size: string): string {
  if (size === "") return "0";
  const [, amount, unit = ""] = /^(\d+(?:\.\d+)?)\s*([kmgtp]?)(?:i?b)?$/i.exec(size) ?? [];
  if (amount === undefined) return size;
  const power = ["", "k", "m", "g", "t", "p"].indexOf(unit.toLowerCase());
  return String(Math.floor(Number(amount) * 1024 ** power));
}

/**
 * What of a cache's identity is in the key. BuildKit joins namespace and id with a slash, and leaves
 * out what does not look like a default one: `NAMESPACE/TARGET`, or the target itself.
 */
function cacheIdentity(
  fields: readonly MountField[],
  scope: MountScope,
  target: string,
): string | null {
  const given = scope.expand(lastValue(fields, ["id"]) ?? "");
  const sharing = (lastValue(fields, ["sharing"]) ?? "shared").toLowerCase();
  // The default is the cleaned target: one with a last slash never is.
  const id = `${scope.namespace}/${given === "" ? cleanPath(target) : given}`;
  const isUsual = id === target || id.slice(id.indexOf("/") + 1) === target;
  return isUsual && sharing === "shared" ? id : null;
}

function origin(
  fields: readonly MountField[],
  scope: MountScope,
  otherwise: "context" | null,
): Pick<Mount, "origin" | "unmodelled"> {
  const from = lastValue(fields, ["from"]);
  if (from === null || from === "") return { origin: otherwise, unmodelled: null };
  const named = findNamedContext(scope.namedContexts, from);
  const stage = named === null ? findStageByName(scope.stages, from) : undefined;
  if (stage?.index === scope.self) {
    return { origin: null, unmodelled: "A mount takes from its own stage" };
  }
  if (stage !== undefined)
    return { origin: { kind: "stage", index: stage.index }, unmodelled: null };
  if (from === "scratch") return { origin: null, unmodelled: null };
  const place = placeOutside(from, scope.namedContexts);
  return { origin: place, unmodelled: place === null ? `${from} is no stage and no image` : null };
}

function isReadOnly(fields: readonly MountField[], standard: boolean): boolean {
  let readOnly = standard;
  for (const { key, value } of fields) {
    const yes = value === null || /^(1|t|true)$/i.test(value);
    if (key === "ro" || key === "readonly") readOnly = yes;
    if (key === "rw" || key === "readwrite") readOnly = !yes;
  }
  return readOnly;
}

function isTrue(fields: readonly MountField[], name: string): boolean {
  const field = fields.findLast(({ key }) => key === name);
  return field !== undefined && (field.value === null || /^(1|t|true)$/i.test(field.value));
}

function lastValue(fields: readonly MountField[], keys: readonly string[]): string | null {
  return fields.findLast(({ key }) => keys.includes(key))?.value ?? null;
}

function broken(message: string): Mount {
  return { target: "", spec: [], origin: null, source: "", writable: false, unmodelled: message };
}

import type { ContainerRow } from "../engine/types.ts";
import { projectRows } from "../explorer/containers-shape.ts";
import type { EngineRows } from "../explorer/tree-shape.ts";
import type { Translate } from "../translate.ts";

/** Whose log is shown: a compose project's containers, those that join it later too, or some. */
export type LogTarget =
  | { readonly kind: "project"; readonly name: string }
  | { readonly kind: "containers"; readonly rows: readonly ContainerRow[] };

/** The same for the same containers, in whatever order. */
export function targetKey(target: LogTarget): string {
  return target.kind === "project"
    ? `project:${target.name}`
    : target.rows
        .map(({ id }) => id)
        .toSorted()
        .join();
}

export function targetTitle(target: LogTarget, t: Translate): string {
  if (target.kind === "project") return target.name;
  const [first, ...others] = target.rows;
  if (first === undefined) return "";
  return others.length === 0 ? first.name : t("{0} and {1} more", first.name, others.length);
}

/** The containers that belong to it now. */
export function targetRows(target: LogTarget, engine: EngineRows): readonly ContainerRow[] {
  return target.kind === "project" ? projectRows(engine, target.name) : target.rows;
}

/** Short among others of the same project: `web-1` for `shop-web-1`. */
export function sourceName({ name }: ContainerRow, target: LogTarget): string {
  const prefix = target.kind === "project" ? `${target.name}-` : "";
  return name.startsWith(prefix) && name.length > prefix.length ? name.slice(prefix.length) : name;
}

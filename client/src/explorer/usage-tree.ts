import { bytesText } from "@strata/protocol/words";
import type { DiskUsage, Row } from "../engine/types.ts";
import type { Translate } from "../translate.ts";
import { describeRow, isUp, rowName, shortId } from "./describe.ts";
import type { EngineRows } from "./tree-shape.ts";

/** A row of the Disk Usage view: all that it shows is in it. */
export interface UsageNode {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly icon: string;
  readonly contextValue: string;
  readonly children: readonly UsageNode[];
}

interface Part {
  readonly label: string;
  readonly icon: string;
  readonly size: number;
  /** Bytes that go when what nothing uses is removed. */
  readonly free: number;
  readonly used: number;
  readonly items: readonly Item[];
}

interface Item {
  readonly id: string;
  readonly label: string;
  readonly icon: string;
  /** Null where the engine cannot say. */
  readonly size: number | null;
  readonly used: boolean;
}

/** Smaller ones are counted. */
const MOST_ITEMS = 100;

/** What `docker system df` says, the largest first. */
export function usageTree(
  usage: DiskUsage,
  engine: EngineRows,
  t: Translate,
): readonly UsageNode[] {
  const parts: readonly (readonly [string, Part])[] = [
    ["images", imagesPart(usage, engine, t)],
    ["containers", containersPart(usage, engine, t)],
    ["volumes", volumesPart(usage, engine, t)],
    ["buildCache", buildCachePart(usage, t)],
  ];
  return parts.map(([id, part]) => partNode(id, part, t));
}

function imagesPart(usage: DiskUsage, engine: EngineRows, t: Translate): Part {
  const items = usage.images.map((image) => ({
    ...named(engine.row("image", image.id), image.id, "package", t),
    size: image.size - image.sharedSize,
    used: image.containers > 0,
  }));
  const used = sum(items.filter((item) => item.used));
  const size = usage.layersSize;
  return part(t("Images"), "package", items, { size, free: Math.max(0, size - used) });
}

function containersPart(usage: DiskUsage, engine: EngineRows, t: Translate): Part {
  const items = usage.containers.map(({ id, size }) => {
    const row = engine.row("container", id);
    return { ...named(row, id, "vm", t), size, used: row !== null && isUp(row) };
  });
  return part(t("Containers"), "vm", items);
}

function volumesPart(usage: DiskUsage, engine: EngineRows, t: Translate): Part {
  const items = usage.volumes.map(({ name, size, uses }) => ({
    ...named(engine.row("volume", name), name, "database", t),
    size,
    used: uses !== 0,
  }));
  return part(t("Volumes"), "database", items);
}

/** Shared records are layers of images, and counted there. */
function buildCachePart(usage: DiskUsage, t: Translate): Part {
  const items = usage.buildCache.map(({ id, description, size, inUse }) => ({
    id,
    label: description || shortId(id),
    icon: "history",
    size,
    used: inUse,
  }));
  const shared = new Set(usage.buildCache.filter((record) => record.shared).map(({ id }) => id));
  const own = items.filter(({ id }) => !shared.has(id));
  const figures = { size: sum(own), free: sum(own.filter((item) => !item.used)) };
  return part(t("Build cache"), "history", items, figures);
}

function part(
  label: string,
  icon: string,
  items: readonly Item[],
  figures = { size: sum(items), free: sum(items.filter((item) => !item.used)) },
): Part {
  return { label, icon, items, ...figures, used: items.filter((item) => item.used).length };
}

function named(
  row: Row | null,
  id: string,
  icon: string,
  t: Translate,
): Omit<Item, "size" | "used"> {
  return row === null
    ? { id, label: shortId(id), icon }
    : { id, label: row.kind === "image" ? describeRow(row, t).label : rowName(row), icon };
}

function sum(items: readonly Item[]): number {
  return items.reduce((total, { size }) => total + (size ?? 0), 0);
}

function partNode(
  id: string,
  { label, icon, size, free, used, items }: Part,
  t: Translate,
): UsageNode {
  const words = [
    bytesText(size),
    t("{0} of {1} in use", used, items.length),
    ...(free === 0 ? [] : [t("{0} can be freed", bytesText(free))]),
  ];
  const sorted = items.toSorted((a, b) => (b.size ?? 0) - (a.size ?? 0));
  const more = items.length - MOST_ITEMS;
  return {
    id,
    label,
    description: words.join(" · "),
    icon,
    contextValue: `usage;${id}`,
    children: [
      ...sorted.slice(0, MOST_ITEMS).map((item) => itemNode(id, item, t)),
      ...(more > 0 ? [noteNode(`${id}:more`, t("and {0} smaller ones", more), "dash")] : []),
    ],
  };
}

function itemNode(part: string, { id, label, icon, size, used }: Item, t: Translate): UsageNode {
  return {
    id: `${part}:${id}`,
    label,
    description: [
      size === null ? t("unknown size") : bytesText(size),
      ...(used ? [t("in use")] : []),
    ].join(" · "),
    icon,
    contextValue: "usageItem",
    children: [],
  };
}

/** A row that only says something. */
export function noteNode(id: string, label: string, icon: string): UsageNode {
  return { id, label, description: "", icon, contextValue: "note", children: [] };
}

import type { SnapshotStore } from "../platform/host.ts";

/** The way that somebody chose for a Dockerfile; null where nobody did. @param path Its real path. */
export async function chosenWay(path: string, snapshots: SnapshotStore): Promise<string | null> {
  const [text] = await snapshots.list(keyOf(path));
  return text === undefined ? null : readChoice(text);
}

/** Remembers a choice. @param way Null forgets it. */
export async function keepChosenWay(
  path: string,
  way: string | null,
  snapshots: SnapshotStore,
): Promise<void> {
  const [before] = await snapshots.list(keyOf(path));
  const text = JSON.stringify({ strata: "way", way });
  if (text !== before) await snapshots.add(keyOf(path), text, before);
}

function keyOf(path: string): string {
  return `way of\n${path}`;
}

function readChoice(text: string): string | null {
  try {
    const value = JSON.parse(text) as { readonly way?: unknown } | null;
    return typeof value?.way === "string" ? value.way : null;
  } catch {
    return null;
  }
}

import type { ContainerRow } from "../engine/types.ts";

/**
 * Containers of compose projects in groups, each of which needs only those before it. Services that
 * need each other in a circle are one group.
 */
export function dependenciesFirst(
  rows: readonly ContainerRow[],
): readonly (readonly ContainerRow[])[] {
  const groups: (readonly ContainerRow[])[] = [];
  let left = rows;
  while (left.length > 0) {
    const ready = left.filter((row) => !left.some((other) => needs(row, other)));
    const group = ready.length > 0 ? ready : left;
    groups.push(group);
    left = left.filter((row) => !group.includes(row));
  }
  return groups;
}

export function dependenciesLast(
  rows: readonly ContainerRow[],
): readonly (readonly ContainerRow[])[] {
  return dependenciesFirst(rows).toReversed();
}

function needs(row: ContainerRow, other: ContainerRow): boolean {
  return (
    row.project === other.project &&
    row.service !== other.service &&
    other.service !== null &&
    row.dependsOn.includes(other.service)
  );
}

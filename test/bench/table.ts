/** One line of the bench: ours beside a peer's, measured in the same run. */
export interface BenchRow {
  readonly what: string;
  /** Milliseconds, or what `unit` says. */
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  /** Where a target is set: ours is at most this many times the peer's. */
  readonly atMost?: number;
}

export function printTable(rows: readonly BenchRow[]): void {
  const cells = rows.map((row) => [
    row.what,
    milliseconds(row.ours),
    `${milliseconds(row.peer)}  ${row.peerName}`,
    `${(row.ours / row.peer).toFixed(2)}x`,
    row.atMost === undefined ? "" : `${isMet(row) ? "ok" : "MISSED"}  at most ${row.atMost}x`,
  ]);
  const table = [["", "ours, ms", "peer, ms", "ratio", "target"], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...table.map((row) => (row[column] ?? "").length)),
  );
  for (const row of table) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  }
}

export function isMet(row: BenchRow): boolean {
  return row.atMost === undefined || row.ours <= row.atMost * row.peer;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The median time of `action`, after as many runs to warm up as are measured. */
export function timed(count: number, action: () => void): number {
  for (let run = 0; run < count; run += 1) action();
  return median(
    Array.from({ length: count }, () => {
      const start = performance.now();
      action();
      return performance.now() - start;
    }),
  );
}

function milliseconds(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}

import { lintRows } from "./lint.ts";
import { parserRows } from "./parser.ts";
import { processRows } from "./processes.ts";
import { serverRows } from "./server.ts";
import { type BenchRow, isMet, printTable } from "./table.ts";
import { walkRows } from "./walk.ts";
import { windowRows } from "./window.ts";

/** `npm run bench`: every row is a ratio against a peer in the same run. */
async function main(): Promise<void> {
  const root = process.cwd();
  const groups: readonly (() => BenchRow[] | Promise<BenchRow[]>)[] = [
    parserRows,
    lintRows,
    walkRows,
    () => processRows(root),
    () => serverRows(root),
    windowRows,
  ];
  const rows: BenchRow[] = [];
  for (const group of groups) rows.push(...(await group()));
  printTable(rows);
  const missed = rows.filter((row) => !isMet(row));
  if (missed.length > 0) {
    console.log(`\n${missed.length} of ${rows.length} miss their target.`);
    process.exitCode = 1;
  }
}

void main();

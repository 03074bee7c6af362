import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sampleDockerfile } from "./sample.ts";
import { type BenchRow, median } from "./table.ts";

const RUNS = 21;

/** Starting the program, beside a Node that does nothing. */
export function processRows(root: string): BenchRow[] {
  const folder = mkdtempSync(path.join(tmpdir(), "strata-bench-"));
  try {
    const dockerfile = path.join(folder, "Dockerfile");
    writeFileSync(dockerfile, sampleDockerfile(40));
    const program = path.join(root, "dist/cli/strata.cjs");
    const runs = interleaved([
      ["-e", "0"],
      [program, "--version"],
      [program, "lint", dockerfile],
    ]);
    const [bare = 0, version = 0, lint = 0] = runs;
    return [
      { what: "strata --version", ours: version, peer: bare, peerName: "node -e 0", atMost: 1.5 },
      { what: "strata lint, one file", ours: lint, peer: bare, peerName: "node -e 0", atMost: 2.5 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Medians of each call, taken in turns so that a busy moment hits all alike. */
function interleaved(calls: readonly (readonly string[])[]): number[] {
  const times = calls.map((): number[] => []);
  for (let run = 0; run < RUNS; run += 1) {
    for (const [index, args] of calls.entries()) {
      const start = performance.now();
      spawnSync(process.execPath, args, { stdio: "ignore" });
      times[index]?.push(performance.now() - start);
    }
  }
  return times.map(median);
}

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ContextWalker } from "../../server/src/platform/context-walk.ts";
import type { BenchRow } from "./table.ts";

const FOLDERS = 200;
const FILES_EACH = 100;

/** Walking and hashing a build context of 20,000 files, beside sha256sum over the same files. */
export function walkRows(): BenchRow[] {
  const top = mkdtempSync(path.join(tmpdir(), "strata-bench-"));
  try {
    const root = path.join(top, "context");
    fill(root);
    const names = spawnSync("find", [root, "-type", "f", "-print0"], { maxBuffer: 1e9 });
    const hashAll = () =>
      spawnSync("xargs", ["-0", "sha256sum"], { input: names.stdout, maxBuffer: 1e9 });
    // Both find the files in the page cache.
    hashAll();
    const peer = once(hashAll);
    const walker = new ContextWalker({
      cacheFolder: path.join(top, "cache"),
      platform: process.platform,
      now: () => Date.now() + 60_000,
      isCancelled: () => false,
    });
    const request = { root, ignorePatterns: [], hash: ["."] };
    const cold = once(() => walker.read(request));
    const warm = once(() => walker.read(request));
    return [
      { what: "walk and hash 20,000 files", ours: cold, peer, peerName: "sha256sum" },
      { what: "walk them again, nothing changed", ours: warm, peer, peerName: "sha256sum" },
    ];
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

function fill(root: string): void {
  for (let folder = 0; folder < FOLDERS; folder += 1) {
    const at = path.join(root, `folder-${folder}`);
    mkdirSync(at, { recursive: true });
    for (let file = 0; file < FILES_EACH; file += 1) {
      writeFileSync(path.join(at, `file-${file}.js`), `// ${folder} ${file}\n`.repeat(60));
    }
  }
}

function once(action: () => unknown): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

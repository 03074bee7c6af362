import {
  chmodSync,
  mkdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { MemoryFile } from "../../server/src/platform/memory-host.ts";
import type { Scenario, ScenarioChange, ScenarioFile } from "./scenarios.ts";

/** Where a scenario's files lie. */
export interface ScenarioPlace {
  /** Null removes. */
  write(path: string, file: MemoryFile | null, keepMtime: boolean): void;
  touch(path: string): void;
}

/** What a scenario does to the files before its second build. */
export function changeScenarioFiles(place: ScenarioPlace, { files, change }: Scenario): void {
  for (const [path, file] of Object.entries(change.files ?? {})) {
    applyChange(place, path, file, files[path]);
  }
}

function applyChange(
  place: ScenarioPlace,
  path: string,
  change: ScenarioChange,
  before: ScenarioFile | undefined,
): void {
  if (change === null || typeof change === "string" || "symlink" in change) {
    place.write(path, change, false);
  } else if ("dir" in change) place.write(path, { directory: true }, false);
  else if ("content" in change) place.write(path, change.content, true);
  else if ("touch" in change) place.touch(path);
  else {
    const content = typeof before === "string" ? before : "";
    place.write(path, { content, mode: Number.parseInt(change.chmod, 8) }, false);
  }
}

/** A new folder. */
export function scenarioFolder(root: string): ScenarioPlace & { readonly root: string } {
  mkdirSync(root);
  return {
    root,
    write: (path, file, keepMtime) => {
      const full = join(root, path);
      const before = keepMtime ? statSync(full) : null;
      if (file === null || (typeof file === "object" && "symlink" in file)) {
        rmSync(full, { recursive: true, force: true });
      }
      if (file !== null) writeOnDisk(full, file);
      if (before !== null) utimesSync(full, before.atime, before.mtime);
    },
    touch: (path) => utimesSync(join(root, path), new Date(0), new Date(0)),
  };
}

function writeOnDisk(path: string, file: MemoryFile): void {
  mkdirSync(dirname(path), { recursive: true });
  if (typeof file === "object" && "symlink" in file) symlinkSync(file.symlink, path);
  else if (typeof file === "object" && "directory" in file) mkdirSync(path, { recursive: true });
  else {
    writeFileSync(path, typeof file === "string" ? file : file.content);
    chmodSync(path, typeof file === "string" ? 0o644 : (file.mode ?? 0o644));
  }
}

import { statSync } from "node:fs";
import { posix, resolve } from "node:path";
import type { LintTarget } from "./file-linter.ts";
import { findDockerfiles } from "../platform/find-dockerfiles.ts";
import { CallError, type Program } from "./program.ts";

/** What the paths of a call stand for: files as they are, folders searched, `-` standard input. */
export async function lintTargets(
  paths: readonly string[],
  stdinPath: string | null,
  program: Program,
): Promise<readonly LintTarget[]> {
  const targets = new Map<string, LintTarget>();
  for (const path of paths.length === 0 ? ["."] : paths) {
    if (path === "-") {
      const shown = stdinPath === null ? "-" : slashed(stdinPath, program);
      const text = await program.readStdin();
      targets.set(shown, { path: resolve(program.cwd, stdinPath ?? "Dockerfile"), shown, text });
      continue;
    }
    const absolute = resolve(program.cwd, path);
    const found = isFolder(absolute) ? await inFolder(path, absolute, program) : [path];
    for (const each of found) {
      const shown = slashed(each, program);
      if (!targets.has(shown)) {
        targets.set(shown, { path: resolve(program.cwd, each), shown, text: null });
      }
    }
  }
  return [...targets.values()].sort((a, b) => (a.shown < b.shown ? -1 : 1));
}

async function inFolder(
  path: string,
  absolute: string,
  program: Program,
): Promise<readonly string[]> {
  const found = await findDockerfiles(absolute, { ...program, useGit: true });
  if (found.length === 0) {
    throw new CallError(
      `no Dockerfile below ${absolute}: looked for Dockerfile, Containerfile, *.dockerfile and Dockerfile.*; name a file.`,
    );
  }
  return found.map((each) => posix.join(slashed(path, program), each));
}

function slashed(path: string, { platform }: Pick<Program, "platform">): string {
  return platform === "win32" ? path.replaceAll("\\", "/") : path;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

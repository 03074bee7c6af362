import { posix, win32 } from "node:path";
import type { Environment } from "./cache-folder.ts";

/**
 * Where PATH finds a program, or null. Only absolute folders count: a program that lies in the
 * folder a user opened must never run because of its name.
 */
export function findProgram(
  name: string,
  env: Environment,
  platform: NodeJS.Platform,
  isFile: (path: string) => boolean,
): string | null {
  const path = platform === "win32" ? win32 : posix;
  const file = platform === "win32" ? `${name}.exe` : name;
  for (const written of pathVariable(env, platform).split(path.delimiter)) {
    const folder = written.replace(/^"(.*)"$/, "$1");
    if (!path.isAbsolute(folder)) continue;
    const candidate = path.join(folder, file);
    if (isFile(candidate)) return candidate;
  }
  return null;
}

function pathVariable(env: Environment, platform: NodeJS.Platform): string {
  if (platform !== "win32") return env["PATH"] ?? "";
  const key = Object.keys(env).find((name) => name.toUpperCase() === "PATH");
  return key === undefined ? "" : (env[key] ?? "");
}

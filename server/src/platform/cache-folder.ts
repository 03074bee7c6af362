import { posix, win32 } from "node:path";

/** Environment variables by name, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the forecast keeps what it may lose: `$STRATA_CACHE`, else `strata` in the platform's
 * cache folder. Null where the user has no such folder; then nothing is kept.
 */
export function cacheFolder(env: Environment, platform: NodeJS.Platform): string | null {
  const chosen = env["STRATA_CACHE"];
  if (chosen !== undefined && chosen !== "") return chosen;
  const path = platform === "win32" ? win32 : posix;
  const base = platformCacheFolder(env, platform);
  return base === null || !path.isAbsolute(base) ? null : path.join(base, "strata");
}

function platformCacheFolder(env: Environment, platform: NodeJS.Platform): string | null {
  if (platform === "win32") {
    const local = env["LOCALAPPDATA"];
    if (local !== undefined && local !== "") return local;
    const profile = env["USERPROFILE"];
    return profile === undefined ? null : win32.join(profile, "AppData", "Local");
  }
  const home = env["HOME"] ?? "";
  if (platform === "darwin") return home === "" ? null : posix.join(home, "Library", "Caches");
  const chosen = env["XDG_CACHE_HOME"] ?? "";
  // The XDG specification has relative values ignored.
  if (posix.isAbsolute(chosen)) return chosen;
  return home === "" ? null : posix.join(home, ".cache");
}

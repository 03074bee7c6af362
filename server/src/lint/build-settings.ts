import { compileIgnorePattern } from "../context/ignore-matcher.ts";
import type { BuildSettings, Configuration } from "./configuration.ts";

/**
 * How a Dockerfile is built, as far as the configuration says so. `path` is relative to the
 * configuration's folder, `/` between names. Of settings that match, the last wins for each key.
 */
export function buildSettingsOf(
  { build }: Configuration,
  path: string,
): Omit<BuildSettings, "pattern"> {
  let settings: Omit<BuildSettings, "pattern"> = {};
  for (const { pattern, ...each } of build) {
    if (compileIgnorePattern(pattern)?.matches(path) === true) settings = { ...settings, ...each };
  }
  return settings;
}

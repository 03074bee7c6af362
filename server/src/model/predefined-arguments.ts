import { formatPlatform, type Platform } from "./platform.ts";

/** Arguments that a build fills in by itself; a stage that wants one declares it. */
export function automaticArguments(
  target: Platform,
  build: Platform,
  targetStage: string | null,
): readonly (readonly [string, string])[] {
  return [
    ...platformArguments("BUILD", build),
    ...platformArguments("TARGET", target),
    ["TARGETSTAGE", targetStage ?? "default"],
  ];
}

function platformArguments(prefix: string, platform: Platform): [string, string][] {
  return [
    [`${prefix}PLATFORM`, formatPlatform(platform)],
    [`${prefix}OS`, platform.os],
    [`${prefix}OSVERSION`, ""],
    [`${prefix}ARCH`, platform.architecture],
    [`${prefix}VARIANT`, platform.variant],
  ];
}

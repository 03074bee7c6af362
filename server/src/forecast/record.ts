import type { ContextEntry, ImageFacts } from "../platform/host.ts";
import type { MeasuredBuild } from "./measured-build.ts";
import type { RunOptions } from "../model/run-options.ts";

/** The files of one build context. */
export interface ContextFiles {
  readonly ignorePatterns: readonly string[];
  /** Sorted by path; files that no step takes have no digest or are left out. */
  readonly entries: readonly ContextEntry[];
  readonly unreadable: readonly { readonly path: string; readonly message: string }[];
}

/**
 * Everything that the cache keys of one build are made from, now or earlier. Keys are never
 * stored: both sides of a forecast are computed from their records by the same code.
 */
export interface BuildRecord {
  /** The Dockerfile's text. */
  readonly text: string;
  readonly target: string | null;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly platform: string | null;
  /** Absent where there are none. */
  readonly runOptions?: RunOptions;
  /** What was known of images, by reference and, where it is not the build's, platform. */
  readonly images: Readonly<Record<string, ImageFacts>>;
  readonly ignorePatterns: readonly string[];
  /** The build context, sorted by path; files that no step takes have no digest or are left out. */
  readonly entries: readonly ContextEntry[];
  readonly unreadable: readonly { readonly path: string; readonly message: string }[];
  /** Named build contexts as they were given, by name. */
  readonly namedContexts?: Readonly<Record<string, string>>;
  /** Those of them that are folders and that steps take from, by the same name. */
  readonly folders?: Readonly<Record<string, ContextFiles>>;
  /** It ran once more with nothing changed: that time every step was in the cache. */
  readonly ranAgain?: true;
  /** What was seen of an earlier build when it ran; where absent, all its steps count as done. */
  readonly build?: MeasuredBuild;
}

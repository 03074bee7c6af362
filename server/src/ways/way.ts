import type { RunOptions } from "../model/run-options.ts";

/** One way to build a Dockerfile, as a file of its project says. */
export interface BuildWay {
  readonly kind: "compose" | "bake" | "workflow";
  /** The file that says so, absolute. */
  readonly file: string;
  /** What it is called in that file: a service, a target, a job. */
  readonly name: string;
  /** Absolute. */
  readonly dockerfile: string;
  /** Absolute. */
  readonly context: string;
  /** Null builds the last stage. */
  readonly target: string | null;
  readonly args: Readonly<Record<string, string>>;
  /** Named build contexts: folders by absolute path, the rest as written. */
  readonly contexts: Readonly<Record<string, string>>;
  readonly platform: string | null;
  readonly runOptions: RunOptions;
  /** Names of arguments that it gives, and whose values only the build itself knows. */
  readonly unknown: readonly string[];
}

/** What files say of builds. */
export interface ReadWays {
  readonly ways: readonly BuildWay[];
  /** Why something that a file says of a build is not known: sentences for people. */
  readonly notes: readonly string[];
}

/** Files that may say how Dockerfiles are built, of one folder. */
export interface WayFolder {
  /** Absolute. */
  readonly folder: string;
  /** Texts by name; those of workflows by `.github/workflows/NAME`. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Looks up a variable; undefined where it is not set. */
export type Variables = (name: string) => string | undefined;

/** A build as a file writes it, before its paths are looked at. */
export interface WrittenBuild {
  readonly name: string;
  readonly context: string;
  readonly dockerfile: string;
  /** What the Dockerfile's path is relative to: the build context, or what other paths are. */
  readonly seenFrom: "context" | "folder";
  readonly target: string | null;
  readonly args: Readonly<Record<string, string>>;
  readonly contexts: Readonly<Record<string, string>>;
  readonly platforms: readonly string[];
  readonly runOptions: RunOptions;
  readonly unknown: readonly string[];
}

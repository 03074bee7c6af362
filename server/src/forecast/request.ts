import type { WayView } from "@strata/protocol/forecast";
import type { ImageStore } from "../platform/host.ts";
import type { RunOptions } from "../model/run-options.ts";

/** What a forecast is asked for. */
export interface ForecastRequest {
  /** Real absolute path of the Dockerfile; with `contextRoot` it names what was recorded. */
  readonly path: string;
  /** The Dockerfile's text now, saved or not. */
  readonly text: string;
  /** Real absolute path of the build context. */
  readonly contextRoot: string;
  /** A stage's name; null builds the last. */
  readonly target: string | null;
  readonly buildArgs: Readonly<Record<string, string>>;
  /** `--build-context`: folders by absolute path, images as `docker-image://…`; by name. */
  readonly namedContexts: Readonly<Record<string, string>>;
  /** `os/arch[/variant]`; null is the builder's own. */
  readonly platform: string | null;
  /** `--network`, `--add-host` and others that are in the key of every RUN. */
  readonly runOptions: RunOptions;
  readonly against: Against;
  /** Null asks the engine, and takes containerd where there is none. */
  readonly imageStore: ImageStore | null;
  /** Files to be taken as changed. */
  readonly whatIf: readonly WhatIf[];
  /** The builder whose recorded builds count; null counts all. */
  readonly builder: string | null;
  /** Whether to look for what would make later builds cheaper, which takes longer. */
  readonly advice: boolean;
  /** What says that it is built like this; null where nothing was looked at. */
  readonly how: HowBuilt | null;
  /** How the Dockerfile and the build context are called in the answer. */
  readonly shown: { readonly dockerfile: string; readonly context: string };
}

/** What says how a Dockerfile is built. */
export interface HowBuilt {
  readonly way: WayView;
  /** Every way that is offered. */
  readonly offered: readonly WayView[];
  /** Nothing says for sure that it is this build context. */
  readonly guessed: boolean;
  /** Why something that files say of builds does not count: sentences for people. */
  readonly notes: readonly string[];
}

/** What to compare with. `last` falls back to git's HEAD and that to nothing. */
export type Against =
  | { readonly kind: "last" }
  | { readonly kind: "git"; readonly ref: string }
  | { readonly kind: "none" }
  /** A recorded snapshot's text, and how its file is called. */
  | { readonly kind: "snapshot"; readonly text: string; readonly name: string };

export interface WhatIf {
  /** As the call wrote it. */
  readonly written: string;
  /** Paths or patterns inside the build context; `**` crosses folders, a folder is all below it. */
  readonly patterns: readonly string[];
  /** The name of another build context that they lie in. */
  readonly context?: string;
}

/** A request with the usual answers where nothing is said. */
export function forecastRequest(
  given: Pick<ForecastRequest, "path" | "text" | "contextRoot"> & Partial<ForecastRequest>,
): ForecastRequest {
  return {
    target: null,
    buildArgs: {},
    namedContexts: {},
    platform: null,
    runOptions: {},
    against: { kind: "last" },
    imageStore: null,
    whatIf: [],
    builder: null,
    advice: false,
    how: null,
    shown: { dockerfile: given.path, context: given.contextRoot },
    ...given,
  };
}

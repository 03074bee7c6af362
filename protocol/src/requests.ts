import type { ForecastView, WayView } from "./forecast.ts";
import type { FileReach } from "./reach.ts";

/** What a client may say about the forecast it asks for; what is left out is decided by the server. */
export interface ForecastOptions {
  /** `last`, `git:REF`, `none`, or the path of a recorded snapshot. */
  readonly against?: string;
  readonly target?: string;
  readonly buildArgs?: Readonly<Record<string, string>>;
  readonly platform?: string;
  /** Absolute path of the build context. */
  readonly context?: string;
  /** The id of a way to build it, of those that a forecast offers. */
  readonly way?: string;
  /** Files of the build context to be taken as changed: paths in it, or patterns. */
  readonly whatIf?: readonly string[];
  /** Whether to look for advice too, which takes longer. */
  readonly advice?: boolean;
}

/** `strata/forecast`: client to server. Null where the document has no forecast. */
export interface ForecastParams {
  readonly textDocument: { readonly uri: string };
  readonly options?: ForecastOptions;
}

export interface ForecastResult {
  /** The document's version that the forecast was made from. */
  readonly version: number;
  readonly forecast: ForecastView | null;
  /** Why there is none, for people; null where there is one. */
  readonly unavailable: string | null;
}

/** `strata/forecastChanged`: server to client, after files on disk changed. */
export interface ForecastChangedParams {
  readonly uri: string;
}

/** `strata/snapshot`: client to server. Records what a build would be made from now. */
export interface SnapshotParams {
  readonly textDocument: { readonly uri: string };
  readonly options?: ForecastOptions;
}

export interface SnapshotResult {
  readonly label: string;
}

/** What begins the name of a kept build, where a baseline is named. */
export const RECORDED = "recorded:";

/** What the user chose for the forecast of a Dockerfile; what is left out is as it is anyway. */
export interface BuildChoice {
  /** As in {@link ForecastOptions}; or {@link RECORDED} and the name of a kept build. */
  readonly against?: string;
  readonly target?: string;
  readonly buildArgs?: Readonly<Record<string, string>>;
}

/** `strata/chooseBuild`: client to server. From now on the document's forecast is this one. */
export interface ChooseBuildParams {
  readonly uri: string;
  readonly choice: BuildChoice;
}

/** `strata/buildChoices`: client to server. What there is to choose from. */
export interface BuildChoicesParams {
  readonly textDocument: { readonly uri: string };
}

export interface BuildChoicesResult {
  /** The Dockerfile's stages in its order: a build ends with the last, or with the chosen one. */
  readonly stages: readonly StageChoice[];
  readonly arguments: readonly ArgumentChoice[];
  /** Builds that are kept, the newest first. */
  readonly builds: readonly RecordedChoice[];
  /** Branches, tags and what was fetched, the newest first; none in a folder that is not trusted. */
  readonly refs: readonly string[];
}

export interface StageChoice {
  /** Its name, or its index. */
  readonly target: string;
  readonly line: number;
}

export interface ArgumentChoice {
  readonly name: string;
  /** As written; null where there is none. A secret is masked. */
  readonly default: string | null;
}

export interface RecordedChoice {
  readonly against: string;
  readonly label: string;
}

/** `strata/chooseWay`: client to server. Remembers how a Dockerfile is built. */
export interface ChooseWayParams {
  readonly textDocument: { readonly uri: string };
  /** The id of one of a forecast's `ways`; null forgets what was chosen. */
  readonly way: string | null;
}

export interface ChooseWayResult {
  /** What counts now. */
  readonly way: WayView | null;
}

/** `strata/affectedBy`: which steps of the workspace's Dockerfiles a file's change would rebuild. */
export interface AffectedByParams {
  readonly uri: string;
}

export interface AffectedStep {
  readonly dockerfile: string;
  readonly line: number;
  readonly text: string;
}

/** What a change of the file does to one Dockerfile, by its URI. */
export interface DockerfileReach extends FileReach {
  readonly uri: string;
}

export interface AffectedByResult {
  readonly steps: readonly AffectedStep[];
  /** The same and more by Dockerfile, those too that it does not reach, and why not. */
  readonly dockerfiles: readonly DockerfileReach[];
  /** All of it as `strata why` prints it. */
  readonly text: string;
}

/** Method names of the custom requests. */
export const requests = {
  forecast: "strata/forecast",
  forecastChanged: "strata/forecastChanged",
  snapshot: "strata/snapshot",
  chooseBuild: "strata/chooseBuild",
  buildChoices: "strata/buildChoices",
  chooseWay: "strata/chooseWay",
  affectedBy: "strata/affectedBy",
  engineFacts: "strata/engineFacts",
  engineFactsChanged: "strata/engineFactsChanged",
  workspaceTrusted: "strata/workspaceTrusted",
} as const;

/** `strata/engineFacts`: server to client. What the engine knows of a local image, or the store. */
export interface EngineFactsParams {
  /** Null asks for the image store alone. */
  readonly image: string | null;
  readonly platform?: string;
}

export interface EngineFactsResult {
  readonly imageStore: "classic" | "containerd" | null;
  readonly image: EngineImageFacts | null;
}

/** What an engine says of an image: what BuildKit compares, and what flows into later steps. */
export interface EngineImageFacts {
  readonly id: string;
  /** Diff ids of the layers, base first. */
  readonly layers: readonly string[];
  /** `NAME=value`, in the image's order. */
  readonly env: readonly string[];
  readonly user: string;
  readonly workdir: string;
  readonly shell: readonly string[];
  readonly onbuild: readonly string[];
}

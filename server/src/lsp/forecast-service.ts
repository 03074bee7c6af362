import { basename, dirname, join, relative, sep } from "node:path";
import type { ForecastView, WayView } from "@strata/protocol/forecast";
import type { FileReach } from "@strata/protocol/reach";
import type {
  ForecastOptions,
  ForecastResult,
  RecordedChoice,
  SnapshotResult,
} from "@strata/protocol/requests";
import { ignoreFileOf } from "../forecast/advice/ignore-file.ts";
import { ForecastError } from "../forecast/errors.ts";
import type { fileReach } from "../forecast/file-reach.ts";
import type { Against, ForecastRequest, WhatIf } from "../forecast/request.ts";
import type { Advice } from "../features/advice-actions.ts";
import { misplacedLines } from "../features/way-actions.ts";
import { isRemote } from "../model/named-contexts.ts";
import type { Host } from "../platform/host.ts";
import { keepChosenWay } from "../ways/chosen-ways.ts";
import { type DocumentRequests, UnavailableError, VIRTUAL } from "./document-requests.ts";
import { Forecasts } from "./forecasts.ts";
import type { OpenDocument } from "./open-document.ts";
import { filePathOf, isInside, realPathOf, uriOf } from "./paths.ts";
import type { TrackedBuilds } from "./tracked-builds.ts";

/** What the user's settings say of a document's forecast. */
export interface ForecastSettings {
  readonly enabled: boolean;
  readonly hover: boolean;
  /** `last`, `git:REF`, `none`, or the path of a recorded snapshot. */
  readonly against: string;
}

export interface ForecastServiceOptions {
  /** As it is now: trust may have been granted meanwhile. */
  readonly host: () => Host;
  readonly builds: TrackedBuilds;
  readonly requests: DocumentRequests;
  readonly settings: (uri: string) => Promise<ForecastSettings>;
  /** Loads what makes forecasts. */
  readonly load: () => Promise<ForecastMaker>;
}

export interface ForecastMaker {
  readonly makeForecast: (
    request: ForecastRequest,
    host: Host,
    signal?: AbortSignal,
  ) => Promise<ForecastView>;
  /** Takes what a build would be made from now for the last build. */
  readonly recordBuild: (
    request: ForecastRequest,
    host: Host,
    signal?: AbortSignal,
  ) => Promise<unknown>;
  readonly failingLines: (
    request: ForecastRequest,
    host: Host,
    signal?: AbortSignal,
  ) => Promise<readonly number[]>;
  readonly fileReach: typeof fileReach;
  readonly recordedChoices: (
    request: ForecastRequest,
    host: Host,
  ) => Promise<readonly RecordedChoice[]>;
  readonly recordedBaseline: (
    request: ForecastRequest,
    name: string,
    host: Host,
  ) => Promise<Against | null>;
}

/** Each takes a forecast of its own to be looked at. */
const MOST_OTHERS = 8;

/** Why a document has no forecast, for people. */
const UNTITLED = "A forecast needs files on disk: save the Dockerfile to see what will rebuild.";
const OFF = "The forecast is turned off in the settings (strata.forecast.enable).";

/** From an open document to the forecast of its build. */
export class ForecastService {
  readonly #options: ForecastServiceOptions;
  readonly #requests: DocumentRequests;
  readonly #forecasts: Forecasts;

  constructor(options: ForecastServiceOptions) {
    this.#options = options;
    this.#requests = options.requests;
    this.#forecasts = new Forecasts((document, given, signal) =>
      this.#make(document, given, signal),
    );
  }

  async get(
    document: OpenDocument,
    options: ForecastOptions,
    signal: AbortSignal,
  ): Promise<ForecastResult> {
    const { version } = document;
    const answer = await this.#orWhyNot(document, () =>
      this.#forecasts.get(document, options, signal),
    );
    return typeof answer === "string"
      ? { version, forecast: null, unavailable: answer }
      : { version, forecast: answer, unavailable: null };
  }

  /** What would make later builds cheaper; null where there is no forecast. */
  async advice(document: OpenDocument, signal: AbortSignal): Promise<Advice | null> {
    const options = { advice: true };
    const found = await this.#orWhyNot(document, async () => {
      const forecast = await this.#forecasts.get(document, options, signal);
      const request = await this.#requests.of(document, options);
      return { forecast, ignoreFile: await ignoreFileOf(request, this.#options.host()) };
    });
    if (typeof found === "string") return null;
    const { forecast, ignoreFile } = found;
    return {
      advice: forecast.advice ?? [],
      ignoreFile: { uri: uriOf(ignoreFile.path), name: ignoreFile.name, exists: ignoreFile.exists },
    };
  }

  /** Records a baseline; says why not where it cannot. */
  async record(
    document: OpenDocument,
    options: ForecastOptions,
    signal: AbortSignal,
  ): Promise<SnapshotResult> {
    const label = await this.#orWhyNot(document, async () => {
      const request = await this.#requests.of(document, options);
      const { recordBuild } = await this.#options.load();
      // Taken by hand, it tells of no builder in particular.
      await recordBuild({ ...request, builder: null }, this.#options.host(), signal);
      return `Recorded a baseline for ${request.shown.dockerfile}.`;
    });
    return { label };
  }

  /** Remembers how the document is built. @param way Null forgets what was chosen. */
  async chooseWay(document: OpenDocument, way: string | null): Promise<WayView | null> {
    const path = filePathOf(document.uri);
    if (path === null) return null;
    await keepChosenWay(await realPathOf(path), way, this.#options.host().snapshots);
    return (await this.requestOf(document))?.how?.way ?? null;
  }

  /**
   * Other ways to build the document under which the steps on these lines find what they take.
   * None where the build context is no guess.
   */
  async otherWays(
    document: OpenDocument,
    lines: { readonly first: number; readonly last: number },
    signal: AbortSignal,
  ): Promise<readonly WayView[]> {
    const found = await this.#orWhyNot(document, async () => {
      const now = await this.#forecasts.get(document, {}, signal);
      const here = misplacedLines(now).filter((line) => lines.first <= line && line <= lines.last);
      if (here.length === 0) return [];
      const { failingLines } = await this.#options.load();
      const others: WayView[] = [];
      for (const way of this.#requests.otherWays(document, now).slice(0, MOST_OTHERS)) {
        const request = await this.#requests.of(document, { way: way.id });
        const failing = await failingLines(request, this.#options.host(), signal);
        if (!here.some((line) => failing.includes(line))) others.push(way);
      }
      return others;
    });
    return typeof found === "string" ? [] : found;
  }

  /** What a forecast of the document is made from; null where there is none. */
  async requestOf(document: OpenDocument): Promise<ForecastRequest | null> {
    const request = await this.#orWhyNot(document, () => this.#requests.of(document, {}));
    return typeof request === "string" ? null : request;
  }

  /** The builds of the document that can be compared with. */
  async recorded(document: OpenDocument): Promise<readonly RecordedChoice[]> {
    const found = await this.#orWhyNot(document, async () => {
      const request = await this.#requests.of(document, { against: "none" });
      const { recordedChoices } = await this.#options.load();
      return recordedChoices(request, this.#options.host());
    });
    return typeof found === "string" ? [] : found;
  }

  /**
   * What a change of a file does to a Dockerfile's build.
   *
   * @param file As people read it.
   * @param isOpen Else what the Dockerfile's build takes is not followed from now on.
   */
  async reachOf(
    document: OpenDocument,
    { path, shown }: { readonly path: string; readonly shown: string },
    isOpen: boolean,
    signal: AbortSignal,
  ): Promise<FileReach> {
    const found = await this.#orWhyNot(document, async () => {
      const request = await this.#requests.of(document, {}, isOpen);
      const { fileReach } = await this.#options.load();
      const places = await placesOf(path, request);
      return fileReach(request, shown, places, this.#options.host(), signal);
    });
    if (typeof found !== "string") return found;
    const dockerfile = this.#requests.shown(document);
    const unreached = { kind: "no-forecast", message: found } as const;
    return { dockerfile, context: "", steps: [], takenBy: [], cost: {}, unreached };
  }

  /** When nothing of the document's forecast is being made any more; null where nothing is. */
  settled(uri: string): Promise<unknown> | null {
    return this.#forecasts.settled(uri);
  }

  changed(uri: string): void {
    this.#forecasts.changed(uri);
  }

  close(uri: string): void {
    this.#forecasts.close(uri);
    this.#options.builds.forget(uri);
  }

  async #make(
    document: OpenDocument,
    options: ForecastOptions,
    signal: AbortSignal,
  ): Promise<ForecastView> {
    const request = await this.#requests.of(document, options);
    const { makeForecast } = await this.#options.load();
    signal.throwIfAborted();
    return makeForecast(request, this.#options.host(), signal);
  }

  /** What the work gives; where there is nothing to work on, why, for people. */
  async #orWhyNot<Result>(
    { uri }: OpenDocument,
    work: () => Promise<Result>,
  ): Promise<Result | string> {
    const unavailable = await this.#whyNone(uri);
    if (unavailable !== null) return unavailable;
    try {
      return await work();
    } catch (error) {
      // What is asked for cannot be built: the Dockerfile is only half written, perhaps.
      if (error instanceof UnavailableError || error instanceof ForecastError) return error.message;
      throw error;
    }
  }

  async #whyNone(uri: string): Promise<string | null> {
    if (uri.startsWith("untitled:")) return UNTITLED;
    if (filePathOf(uri) === null) return VIRTUAL;
    return (await this.#options.settings(uri)).enabled ? null : OFF;
  }
}

/** Where a file lies in the build contexts of a request. */
async function placesOf(
  path: string,
  { contextRoot, namedContexts }: ForecastRequest,
): Promise<readonly WhatIf[]> {
  // A link is a file of its own; the folders above it are where they really are.
  const real = join(await realPathOf(dirname(path)), basename(path));
  const roots = [
    [undefined, contextRoot],
    ...Object.entries(namedContexts).filter(([, value]) => !isRemote(value)),
  ] as const;
  return roots.flatMap(([context, root]) => {
    if (!isInside(real, root)) return [];
    const inside = relative(root, real).split(sep).join("/");
    return [{ written: path, patterns: [inside], ...(context === undefined ? {} : { context }) }];
  });
}

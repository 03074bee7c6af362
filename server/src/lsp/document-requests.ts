import { homedir } from "node:os";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { ForecastView, WayView } from "@strata/protocol/forecast";
import { type BuildChoice, type ForecastOptions, RECORDED } from "@strata/protocol/requests";
import { recordedWays } from "../forecast/recorded-ways.ts";
import {
  type Against,
  forecastRequest,
  type ForecastRequest,
  type HowBuilt,
} from "../forecast/request.ts";
import { isRemote, type NamedContexts } from "../model/named-contexts.ts";
import type { Host } from "../platform/host.ts";
import { type ChosenWay, chooseWay, folderView, type StatedWay } from "../ways/choose-way.ts";
import { chosenWay } from "../ways/chosen-ways.ts";
import { foldersBetween } from "../ways/find-ways.ts";
import type { ReadWays } from "../ways/way.ts";
import type { DocumentConfiguration } from "./configurations.ts";
import type { ForecastMaker } from "./forecast-service.ts";
import type { OpenDocument } from "./open-document.ts";
import { filePathOf, isInside, realPathOf } from "./paths.ts";
import type { TrackedBuilds } from "./tracked-builds.ts";
import type { WorkspaceFolders } from "./workspace-folders.ts";

export interface DocumentRequestsOptions {
  /** As it is now: trust may have been granted meanwhile. */
  readonly host: () => Host;
  readonly builds: TrackedBuilds;
  readonly folders: WorkspaceFolders;
  /** What the user chose for the document. */
  readonly chosen: (uri: string) => BuildChoice;
  /** Loads what finds a recorded build by its name. */
  readonly load: () => Promise<Pick<ForecastMaker, "recordedBaseline">>;
  /** The baseline that the user's settings name. */
  readonly against: (uri: string) => Promise<string>;
  /** How the document is built, as a configuration file says. */
  readonly build: (uri: string) => Promise<DocumentConfiguration["build"]>;
  /** What other files say of how a Dockerfile is built. */
  readonly ways: (dockerfile: string, bound: string) => Promise<ReadWays>;
  readonly isTrusted: () => boolean;
  /** The identity of the builder that `docker build` would use now. */
  readonly builder: () => Promise<string>;
  /** A build was looked at for the first time. */
  readonly tracked: () => void;
}

/** A forecast cannot be made of what was asked for; the message is for people. */
export class UnavailableError extends Error {
  readonly reason = "unavailable";
}

/** Why there is no forecast of a folder that is no project's, for people. */
export const VIRTUAL = "A forecast needs files on disk; this folder is a virtual one.";

const GONE =
  "The build that was chosen to compare with is not kept any more: choose another with “Strata: Compare With…”.";

/** From an open document to what its forecast is made from. */
export class DocumentRequests {
  readonly #options: DocumentRequestsOptions;

  constructor(options: DocumentRequestsOptions) {
    this.#options = options;
  }

  /**
   * @param isFollowed Whether the files that the build takes are watched from now on.
   * @throws UnavailableError
   */
  async of(
    document: OpenDocument,
    options: ForecastOptions,
    isFollowed = options.way === undefined,
  ): Promise<ForecastRequest> {
    const { builds, folders, tracked } = this.#options;
    const dockerfile = filePathOf(document.uri);
    if (dockerfile === null) throw new UnavailableError(VIRTUAL);
    const bound = await this.#boundOf(dockerfile);
    const build = await this.#options.build(document.uri);
    const stated = await statedContext(options.context ?? build.context, bound);
    const chosen = this.#options.chosen(document.uri);
    const { way, how } = await this.#howBuilt(bound, { ...chosen, ...options }, build, stated);
    const contextRoot = stated ?? way.context;
    if (isWholeMachine(contextRoot)) throw new UnavailableError(tooMuch(contextRoot));
    const named = { dockerfile, contextRoot };
    const place = isFollowed
      ? await builds.track(document.uri, named)
      : await builds.placeOf(named);
    tracked();
    const request = forecastRequest({
      path: place.dockerfile,
      text: document.text,
      contextRoot: place.contextRoot,
      target: options.target ?? chosen.target ?? build.target ?? way.target,
      buildArgs: { ...way.args, ...build.args, ...chosen.buildArgs, ...options.buildArgs },
      namedContexts: await readableContexts({ ...way.contexts, ...build.contexts }, bound),
      platform: options.platform ?? build.platform ?? way.platform,
      runOptions: way.runOptions,
      builder: await this.#options.builder(),
      advice: options.advice ?? false,
      whatIf: (options.whatIf ?? []).map((written) => ({ written, patterns: [written] })),
      how,
      shown: { dockerfile: folders.shown(dockerfile), context: folders.shown(contextRoot) },
    });
    const against =
      options.against ?? chosen.against ?? (await this.#options.against(document.uri));
    return { ...request, against: await this.#against(against, request, bound) };
  }

  /** The Dockerfile as people read it. */
  shown({ uri }: OpenDocument): string {
    return this.#options.folders.shown(filePathOf(uri) ?? uri);
  }

  /** What a forecast offers beside its own build context, and the folders above the Dockerfile. */
  otherWays(document: OpenDocument, { context, ways = [] }: ForecastView): readonly WayView[] {
    const { folders } = this.#options;
    const dockerfile = filePathOf(document.uri) ?? "";
    const bound = folders.folderOf(dockerfile) ?? dirname(dockerfile);
    const style = sep === "\\" ? "win32" : "posix";
    const above = foldersBetween(dirname(dockerfile), bound, style).map((folder) =>
      folderView(folder, (path) => folders.shown(path)),
    );
    const known = new Set([context, ...ways.map((way) => way.context)]);
    return [
      ...ways.filter((way) => way.context !== context),
      ...above.filter((way) => !known.has(way.context)),
    ];
  }

  async #howBuilt(
    bound: Bound,
    options: ForecastOptions,
    build: DocumentConfiguration["build"],
    context: string | null,
  ): Promise<{ readonly way: ChosenWay; readonly how: HowBuilt }> {
    const { folders, host, ways } = this.#options;
    const { dockerfile, folder } = bound;
    const path = await realPathOf(dockerfile);
    const { snapshots } = host();
    const [told, recorded, chosen] = await Promise.all([
      ways(dockerfile, folder),
      recordedWays(path, snapshots),
      chosenWay(path, snapshots),
    ]);
    const [inside, outside] = await byReach(told.ways, bound);
    const [known] = await byReach(recorded, bound);
    const way = chooseWay({
      folder: dirname(dockerfile),
      found: inside,
      recorded: known.map((each) => ({ ...each, context: bound.named(each.context) })),
      stated: statedWay(options, build, context),
      chosen: options.way ?? chosen,
      shown: (each) => folders.shown(each),
      placed: (shown) => resolve(folder, shown),
    });
    const notes = [
      ...told.notes,
      ...outside.map((each) => outsideNote(folders.shown(each.file), each.context)),
      ...unknownNotes(way.view),
    ];
    const isReadable = await bound.mayRead(way.context);
    return {
      way: isReadable ? way : { ...way, context: dirname(dockerfile) },
      how: { way: way.view, offered: way.offered, guessed: way.guessed, notes },
    };
  }

  /** Of a folder that is not trusted, nothing can have files outside of it read. */
  async #boundOf(dockerfile: string): Promise<Bound> {
    const { folders, isTrusted } = this.#options;
    const folder = folders.folderOf(dockerfile) ?? dirname(dockerfile);
    const real = await realPathOf(folder);
    return {
      dockerfile,
      folder,
      mayRead: async (path) => isTrusted() || isInside(await realPathOf(path), real),
      named: (path) => (isInside(path, real) ? resolve(folder, relative(real, path)) : path),
    };
  }

  /** A name that is no kind of baseline is the path of a snapshot. */
  async #against(name: string, request: ForecastRequest, { folder }: Bound): Promise<Against> {
    if (name === "" || name === "last") return { kind: "last" };
    if (name === "none") return { kind: "none" };
    if (name.startsWith("git:")) return { kind: "git", ref: name.slice("git:".length) };
    if (name.startsWith(RECORDED)) {
      const { recordedBaseline } = await this.#options.load();
      const recorded = await recordedBaseline(request, name, this.#options.host());
      if (recorded === null) throw new UnavailableError(GONE);
      return recorded;
    }
    const path = isAbsolute(name) ? name : resolve(folder, name);
    const text = await this.#options.host().files.readText(path);
    if (text === null) {
      throw new UnavailableError(
        `The baseline ${path} cannot be read: see strata.forecast.against.`,
      );
    }
    return { kind: "snapshot", text, name };
  }
}

/** The open folder that a Dockerfile lies in, and what may be read for it. */
interface Bound {
  readonly dockerfile: string;
  readonly folder: string;
  readonly mayRead: (path: string) => Promise<boolean>;
  /** A real path as the user opened it. */
  readonly named: (path: string) => string;
}

/** A Dockerfile that merely lies in the home folder is no reason to follow every file there. */
function isWholeMachine(folder: string): boolean {
  return folder === homedir() || folder === dirname(folder);
}

function tooMuch(folder: string): string {
  return `No forecast, because the build context would be all of ${folder}: move the Dockerfile into a folder of its own.`;
}

/** Null where none is stated, or it may not be read. */
async function statedContext(written: string | undefined, bound: Bound): Promise<string | null> {
  if (written === undefined) return null;
  const path = resolve(dirname(bound.dockerfile), written);
  return (await bound.mayRead(path)) ? path : null;
}

function statedWay(
  options: ForecastOptions,
  build: DocumentConfiguration["build"],
  context: string | null,
): StatedWay | null {
  const { target = build.target ?? null } = options;
  const given = [options.context, options.target, options.buildArgs, options.platform];
  if (given.some((value) => value !== undefined)) return { kind: "call", context, target };
  return Object.keys(build).length > 0 ? { kind: "configuration", context, target } : null;
}

/** What may be read, and what may not. */
async function byReach<Way extends { readonly context: string }>(
  ways: readonly Way[],
  { mayRead }: Bound,
): Promise<readonly [readonly Way[], readonly Way[]]> {
  const readable = await Promise.all(ways.map(({ context }) => mayRead(context)));
  return [
    ways.filter((_, index) => readable[index] === true),
    ways.filter((_, index) => readable[index] !== true),
  ];
}

/** What folders hold that may not be read is not known. */
async function readableContexts(named: NamedContexts, { mayRead }: Bound): Promise<NamedContexts> {
  const read = Object.entries(named).map(async ([name, value]) => {
    const isReadable = isRemote(value) || (await mayRead(value));
    return [name, isReadable ? value : "input:untrusted"] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

function outsideNote(file: string, context: string): string {
  return `${file} takes the build context ${context}, which lies outside of the open folder and is not read, because the folder is not trusted.`;
}

function unknownNotes({ unknown = [], label }: WayView): readonly string[] {
  if (unknown.length === 0) return [];
  return [`Only a run of ${label} knows ${unknown.join(", ")}: taken as not given.`];
}

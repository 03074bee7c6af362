import type { WayView } from "@strata/protocol/forecast";
import type { RunOptions } from "../model/run-options.ts";
import type { BuildWay } from "./way.ts";

/** A build of the Dockerfile that was recorded. */
export interface RecordedWay {
  /** Absolute. */
  readonly context: string;
  readonly target: string | null;
  readonly args: Readonly<Record<string, string>>;
  readonly contexts: Readonly<Record<string, string>>;
  readonly platform: string | null;
  readonly runOptions: RunOptions;
  /** How it was started, for people. */
  readonly label: string;
  /** The way that it was forecast by; null where it was started by somebody else. */
  readonly way: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What a forecast is made for. */
export interface KnownWays {
  /** The Dockerfile's own folder. */
  readonly folder: string;
  /** What files say of the Dockerfile, the first first. */
  readonly found: readonly BuildWay[];
  /** Newest first. */
  readonly recorded: readonly RecordedWay[];
  /** What the call or a configuration file says, which comes before all else. */
  readonly stated: StatedWay | null;
  /** The way that somebody chose; null where nobody did. */
  readonly chosen: string | null;
  /** A path as people read it. */
  readonly shown: (path: string) => string;
  /** The folder that is meant by what `shown` made of it. */
  readonly placed: (shown: string) => string;
}

export interface StatedWay {
  readonly kind: "call" | "configuration";
  readonly context: string | null;
  readonly target: string | null;
}

/** How a Dockerfile is built, as far as files and people say. */
export interface ChosenWay {
  readonly context: string;
  readonly target: string | null;
  readonly args: Readonly<Record<string, string>>;
  readonly contexts: Readonly<Record<string, string>>;
  readonly platform: string | null;
  readonly runOptions: RunOptions;
  readonly view: WayView;
  /** All that are offered, in the order in which they count. */
  readonly offered: readonly WayView[];
  /** Nothing says for sure that it is this build context. */
  readonly guessed: boolean;
}

/**
 * Decides which way counts: the one chosen, the last recorded build's, the first that files tell
 * of, else the Dockerfile's own folder. A context or a target that is stated rules out others.
 */
export function chooseWay(known: KnownWays): ChosenWay {
  const { stated, chosen } = known;
  const own = folderWay(known.folder, known);
  const found = known.found.map((way) => foundWay(way, known));
  const recorded = recordedWay(known, found);
  const isNew = recorded !== null && !found.includes(recorded);
  const all = [...(isNew ? [recorded] : []), ...found, ...(found.some(sameAs(own)) ? [] : [own])];
  const named = chosen === null ? null : namedWay(chosen, all, known);
  const possible = [named, recorded, ...found].filter((way) => way !== null);
  const used = possible.find((way) => agrees(way, stated)) ?? own;
  const contexts = new Set(found.map(({ context }) => context));
  const isOpen = stated === null || stated.context === null;
  return {
    ...used,
    view: stated === null ? used.view : statedView(used, stated, known),
    offered: all.map(({ view }) => view),
    guessed: isOpen && used !== named && used !== recorded && (used === own || contexts.size > 1),
  };
}

type Way = Omit<ChosenWay, "offered" | "guessed">;

/** A folder as a build context, of which nothing says that it is one. */
export function folderView(context: string, shown: (path: string) => string, own = false): WayView {
  const path = shown(context);
  return {
    id: `folder:${path}`,
    kind: "folder",
    label: own ? "the Dockerfile's own folder" : `the folder ${path}`,
    context: path,
    target: null,
    args: [],
  };
}

function foundWay(way: BuildWay, { shown }: KnownWays): Way {
  const { kind, file, name, context, target, args, contexts, platform, runOptions } = way;
  const { unknown } = way;
  const where = shown(file);
  const label = `${NOUNS[kind]} ${name} in ${where}`;
  const view = {
    id: `${kind}:${where}:${name}`,
    kind,
    label,
    context: shown(context),
    target,
    args: [...Object.keys(args), ...unknown],
    ...(unknown.length === 0 ? {} : { unknown }),
  };
  return { context, target, args, contexts, platform, runOptions, view };
}

const NOUNS = { compose: "service", bake: "target", workflow: "job" } as const;

function folderWay(context: string, { folder, shown }: KnownWays): Way {
  const view = folderView(context, shown, context === folder);
  return { context, target: null, args: {}, contexts: {}, platform: null, runOptions: {}, view };
}

/** One call of compose or bake builds several targets, in no order, within this time. */
const ONE_CALL_MILLISECONDS = 2_000;

/**
 * The way of the last recorded build. Where files tell of it, it is theirs, with the values that
 * they give now; where one call built several, it is the first of them.
 */
function recordedWay({ recorded, shown }: KnownWays, found: readonly Way[]): Way | null {
  const [last] = recorded;
  if (last === undefined) return null;
  const together = recorded.filter(({ at }) => last.at - at <= ONE_CALL_MILLISECONDS);
  const told = found.find((way) => together.some((build) => isBuildOf(build, way)));
  if (told !== undefined) return told;
  const { context, target, args, contexts, platform, runOptions, label } = last;
  const view = {
    id: "recorded",
    kind: "recorded" as const,
    label,
    context: shown(context),
    target,
    args: Object.keys(args),
  };
  return { context, target, args, contexts, platform, runOptions, view };
}

function isBuildOf(build: RecordedWay, way: Way): boolean {
  if (build.way !== null) return build.way === way.view.id;
  if (build.context !== way.context || build.target !== way.target) return false;
  const call = CALLS[way.view.kind];
  const isCalled = call !== undefined && build.label.startsWith(call);
  return isCalled || sameTexts(build.args, way.args);
}

const CALLS: Partial<Readonly<Record<WayView["kind"], string>>> = {
  compose: "docker compose build",
  bake: "docker buildx bake",
};

function namedWay(id: string, all: readonly Way[], known: KnownWays): Way | null {
  const listed = all.find(({ view }) => view.id === id);
  if (listed !== undefined) return listed;
  if (!id.startsWith("folder:")) return null;
  return folderWay(known.placed(id.slice("folder:".length)), known);
}

function agrees({ context, target }: Way, stated: StatedWay | null): boolean {
  if (stated === null) return true;
  return (
    (stated.context === null || stated.context === context) &&
    (stated.target === null || stated.target === target)
  );
}

function statedView({ view }: Way, stated: StatedWay, { shown }: KnownWays): WayView {
  const by = stated.kind === "call" ? "the call" : ".strata.yaml";
  const label = view.kind === "folder" ? by : `${by} and ${view.label}`;
  return {
    ...view,
    kind: stated.kind,
    label,
    context: stated.context === null ? view.context : shown(stated.context),
    target: stated.target ?? view.target,
  };
}

function sameAs(one: Way): (other: Way) => boolean {
  return (other) =>
    one.context === other.context &&
    one.target === other.target &&
    sameTexts(one.args, other.args) &&
    sameTexts(one.contexts, other.contexts);
}

function sameTexts(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean {
  const sorted = [one, other].map((each) => JSON.stringify(Object.entries(each).sort()));
  return sorted[0] === sorted[1];
}

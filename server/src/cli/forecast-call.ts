import { existsSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { WayView } from "@strata/protocol/forecast";
import { buildSettingsOf } from "../lint/build-settings.ts";
import type { BuildSettings } from "../lint/configuration.ts";
import { findConfigurationFiles } from "../lint/find-configuration.ts";
import { isRemote, type NamedContexts } from "../model/named-contexts.ts";
import { parsePlatform } from "../model/platform.ts";
import { runOptionsOfFlags } from "../model/run-options.ts";
import { builderInUse } from "../platform/buildx-state.ts";
import type { Host, ImageStore } from "../platform/host.ts";
import { recordedWays } from "../forecast/recorded-ways.ts";
import {
  type Against,
  forecastRequest,
  type ForecastRequest,
  type HowBuilt,
  type WhatIf,
} from "../forecast/request.ts";
import { CallError, type Program } from "./program.ts";

/** What the forecast's commands need: the program, and the machine it works on. */
export type ForecastProgram = Pick<
  Program,
  "cwd" | "env" | "platform" | "stdout" | "stderr" | "paint" | "readStdin" | "writeFile"
> & { readonly host: Host };

/** Options that several forecast commands take, as `parseArgs` wants them. */
export const BUILD_OPTIONS = {
  context: { type: "string" },
  target: { type: "string" },
  "build-arg": { type: "string", multiple: true },
  "build-context": { type: "string", multiple: true },
  platform: { type: "string" },
  network: { type: "string" },
  "add-host": { type: "string", multiple: true },
  "shm-size": { type: "string" },
  ulimit: { type: "string", multiple: true },
  "cgroup-parent": { type: "string" },
  "image-store": { type: "string" },
  builder: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

export interface BuildOptions {
  readonly context?: string | undefined;
  readonly target?: string | undefined;
  readonly "build-arg"?: readonly string[] | undefined;
  readonly "build-context"?: readonly string[] | undefined;
  readonly platform?: string | undefined;
  readonly network?: string | undefined;
  readonly "add-host"?: readonly string[] | undefined;
  readonly "shm-size"?: string | undefined;
  readonly ulimit?: readonly string[] | undefined;
  readonly "cgroup-parent"?: string | undefined;
  readonly "image-store"?: string | undefined;
  readonly builder?: string | undefined;
}

/**
 * The request that a call makes: files read, paths real. What the call does not say, `.strata.yaml`
 * may.
 */
export async function requestOf(
  dockerfile: string,
  options: BuildOptions,
  program: ForecastProgram,
): Promise<ForecastRequest> {
  const fromStdin = dockerfile === "-";
  const given = fromStdin ? null : realFile(resolve(program.cwd, dockerfile), dockerfile);
  const configured = given === null ? {} : await configuredBuild(given, program);
  const shownContext = options.context ?? shownFolder(configured.context, dockerfile, program);
  const contextRoot = realFolder(resolve(program.cwd, shownContext), shownContext);
  const path = given ?? join(contextRoot, "Dockerfile");
  const text = fromStdin ? await program.readStdin() : await program.host.files.readText(path);
  if (text === null) throw new CallError(`${dockerfile} cannot be read; name a Dockerfile.`);
  return forecastRequest({
    path,
    text,
    contextRoot,
    target: options.target ?? configured.target ?? null,
    buildArgs: {
      ...configured.args,
      ...buildArguments(options["build-arg"] ?? [], program.env),
    },
    namedContexts: {
      ...configured.contexts,
      ...buildContexts(options["build-context"] ?? [], program),
    },
    platform: platformOf(options.platform ?? configured.platform),
    runOptions: runOptionsOfFlags((flag) => [options[flag] ?? []].flat()),
    imageStore: imageStoreOf(options["image-store"]),
    builder: (await builderInUse(program, options.builder)).identity,
    how: await howBuilt({ options, configured, path, contextRoot, shownContext }, program),
    shown: {
      dockerfile: slashed(dockerfile, program),
      context: slashed(shownContext, program),
    },
  });
}

interface CalledBuild {
  readonly options: BuildOptions;
  readonly configured: Omit<BuildSettings, "pattern">;
  /** Real paths. */
  readonly path: string;
  readonly contextRoot: string;
  readonly shownContext: string;
}

/** What says that it is this build context; a program asks no other files than its own. */
async function howBuilt(
  { options, configured, path, contextRoot, shownContext }: CalledBuild,
  program: ForecastProgram,
): Promise<HowBuilt> {
  const kind =
    options.context !== undefined
      ? "call"
      : configured.context !== undefined
        ? "configuration"
        : "folder";
  const recorded = kind === "folder" ? await recordedWays(path, program.host.snapshots) : [];
  const context = slashed(shownContext, program);
  const way: WayView = {
    id: kind === "folder" ? `folder:${context}` : kind,
    kind,
    label: LABELS[kind],
    context,
    target: options.target ?? configured.target ?? null,
    args: Object.keys({
      ...configured.args,
      ...buildArguments(options["build-arg"] ?? [], program.env),
    }),
  };
  const isRecorded = recorded.some((build) => build.context === contextRoot);
  return { way, offered: [way], guessed: kind === "folder" && !isRecorded, notes: [] };
}

const LABELS = {
  call: "the call",
  configuration: ".strata.yaml",
  folder: "the Dockerfile's own folder",
} as const;

async function configuredBuild(
  path: string,
  { host, platform }: ForecastProgram,
): Promise<Omit<BuildSettings, "pattern">> {
  const style = platform === "win32" ? "win32" : "posix";
  const found = await findConfigurationFiles(host.files, dirname(path), style);
  const folder = found.find(({ kind }) => kind === "strata")?.folder;
  if (folder === undefined) return {};
  // The YAML parser is loaded by those alone who have a configuration.
  const { loadConfiguration } = await import("../lint/configuration-file.ts");
  const { configuration } = loadConfiguration(found);
  const inside = slashed(relative(folder, path), { platform });
  const settings = buildSettingsOf(configuration, inside);
  const { context, contexts } = settings;
  return {
    ...settings,
    ...(context === undefined ? {} : { context: resolve(folder, context) }),
    ...(contexts === undefined ? {} : { contexts: placedContexts(contexts, folder) }),
  };
}

/** Named build contexts, folders among them as seen from `folder`. */
function placedContexts(contexts: NamedContexts, folder: string): NamedContexts {
  return Object.fromEntries(
    Object.entries(contexts).map(([name, value]) => [
      name,
      isRemote(value) ? value : realOr(resolve(folder, value)),
    ]),
  );
}

function buildContexts(written: readonly string[], { cwd }: ForecastProgram): NamedContexts {
  const given = written.map((argument): [string, string] => {
    const cut = argument.indexOf("=");
    if (cut < 1) {
      throw new CallError(
        `--build-context ${argument} is not NAME=FOLDER or NAME=docker-image://IMAGE.`,
      );
    }
    return [argument.slice(0, cut), argument.slice(cut + 1)];
  });
  return placedContexts(Object.fromEntries(given), cwd);
}

/** The configured build context as seen from where the program runs; else the Dockerfile's folder. */
function shownFolder(
  configured: string | undefined,
  dockerfile: string,
  { cwd }: ForecastProgram,
): string {
  if (configured !== undefined) return relative(cwd, configured) || ".";
  return dockerfile === "-" ? "." : dirname(dockerfile) || ".";
}

/** `last`, `none`, `git:REF`, or a recorded snapshot's file. */
export async function againstOf(written: string, program: ForecastProgram): Promise<Against> {
  if (written === "last" || written === "none") return { kind: written };
  if (written.startsWith("git:")) {
    const ref = written.slice("git:".length);
    if (ref === "") throw new CallError("--against git: names no commit; say git:HEAD.");
    return { kind: "git", ref };
  }
  const text = await program.host.files.readText(resolve(program.cwd, written));
  if (text !== null) return { kind: "snapshot", text, name: basename(written) };
  throw new CallError(
    `--against ${written} is no file; say last, none, git:REF, or what strata snapshot --out wrote.`,
  );
}

/**
 * Patterns inside the build context that a path may mean: as seen from where the program runs, and
 * as seen from the build context.
 */
export function contextPatterns(
  written: string,
  contextRoot: string,
  program: ForecastProgram,
): readonly string[] {
  const fromHere = slashed(relative(contextRoot, resolve(realOr(program.cwd), written)), program);
  const isInside = !fromHere.startsWith("../") && fromHere !== ".." && !isAbsolute(fromHere);
  const patterns = isInside && fromHere !== "" ? [fromHere] : [];
  return isAbsolute(written) ? patterns : [...new Set([...patterns, slashed(written, program)])];
}

/**
 * Where a file lies in the build contexts of a request. One that is there is meant as seen from
 * where the program runs.
 */
export function placesOf(
  written: string,
  { contextRoot, namedContexts }: ForecastRequest,
  program: ForecastProgram,
): readonly WhatIf[] {
  const path = resolve(program.cwd, written);
  const isThere = existsSync(path);
  const meant = isThere ? join(realOr(dirname(path)), basename(path)) : written;
  const roots = [
    [undefined, contextRoot],
    ...Object.entries(namedContexts).filter(([, value]) => !isRemote(value)),
  ] as const;
  return roots.flatMap(([context, root]) => {
    const patterns = contextPatterns(meant, root, program);
    if (patterns.length === 0) return [];
    return [{ written, patterns, ...(context === undefined ? {} : { context }) }];
  });
}

export function buildArguments(
  written: readonly string[],
  env: ForecastProgram["env"],
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const argument of written) {
    const cut = argument.indexOf("=");
    const name = cut < 0 ? argument : argument.slice(0, cut);
    if (name === "") throw new CallError(`--build-arg ${argument} names no argument.`);
    const value = cut < 0 ? env[name] : argument.slice(cut + 1);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

function platformOf(written: string | undefined): string | null {
  if (written === undefined) return null;
  if (parsePlatform(written) !== null) return written;
  throw new CallError(`--platform ${written} is no platform; say linux/amd64 or linux/arm64.`);
}

function imageStoreOf(written: string | undefined): ImageStore | null {
  if (written === undefined) return null;
  if (written === "classic" || written === "containerd") return written;
  throw new CallError(`--image-store ${written} is neither classic nor containerd.`);
}

function realFolder(path: string, shown: string): string {
  try {
    if (statSync(path).isDirectory()) return realpathSync(path);
  } catch {
    // Told below.
  }
  throw new CallError(`The build context ${shown} is no folder; name one with --context.`);
}

function realFile(path: string, shown: string): string {
  try {
    if (statSync(path).isFile()) return realpathSync(path);
  } catch {
    // Told below.
  }
  throw new CallError(`${shown} is no file; name a Dockerfile.`);
}

function realOr(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function slashed(path: string, { platform }: Pick<ForecastProgram, "platform">): string {
  return platform === "win32" ? path.replaceAll("\\", "/") : path;
}

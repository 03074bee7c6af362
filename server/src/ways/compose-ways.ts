import { type RunFlag, type RunOptions, runOptionsOfFlags } from "../model/run-options.ts";
import { interpolate } from "./interpolate.ts";
import { placeBuild, type PathStyle } from "./place-build.ts";
import type { BuildWay, Variables, WrittenBuild } from "./way.ts";
import {
  listOf,
  mapOf,
  parseYamlMap,
  textOf,
  type YamlMap,
  type YamlValue,
} from "./yaml-values.ts";

/** A compose file with what it is laid over. */
export interface ComposeFile {
  readonly path: string;
  /** What its paths are relative to. */
  readonly folder: string;
  readonly text: string;
  /** The texts of the files below it, the lowest first. */
  readonly below: readonly string[];
  readonly variables: Variables;
}

/**
 * How the services of a compose file are built; null where it is no YAML. Builds from elsewhere and
 * Dockerfiles that are written in place are left out.
 *
 * @see https://docs.docker.com/reference/compose-file/build/
 */
export function composeWays(file: ComposeFile, style: PathStyle): readonly BuildWay[] | null {
  const own = parseYamlMap(file.text);
  if (own === null) return null;
  const all = [...file.below.map(parseYamlMap), own].map(servicesOf);
  const ways: BuildWay[] = [];
  // A file that is laid over others tells of the services that it names.
  for (const name of Object.keys(servicesOf(own))) {
    const written = writtenBuild(name, all, file.variables);
    const place = { kind: "compose", file: file.path, folder: file.folder, style } as const;
    const way = written === null ? null : placeBuild(written, place);
    if (way !== null) ways.push(way);
  }
  return ways;
}

type Services = Readonly<Record<string, YamlMap>>;

function servicesOf(root: YamlMap | null): Services {
  const services = Object.entries(mapOf(root?.["services"]) ?? {});
  return Object.fromEntries(
    services.flatMap(([name, value]) => {
      const service = mapOf(value);
      return service === null ? [] : [[name, service] as const];
    }),
  );
}

/** A build's settings; each may be written in several files, and the last one counts. */
interface Settings {
  readonly single: Readonly<Record<string, string>>;
  readonly args: Readonly<Record<string, string>>;
  readonly contexts: Readonly<Record<string, string>>;
  readonly platforms: readonly string[];
  readonly runOptions: RunOptions;
}

function writtenBuild(
  name: string,
  files: readonly Services[],
  variables: Variables,
): WrittenBuild | null {
  const settings = settingsOf(name, files, variables, new Set());
  if (settings === null) return null;
  const { single, args, contexts, platforms, runOptions } = settings;
  if (single["dockerfile_inline"] !== undefined) return null;
  return {
    name,
    context: single["context"] ?? ".",
    dockerfile: single["dockerfile"] ?? "Dockerfile",
    seenFrom: "context",
    target: single["target"] ?? null,
    args,
    contexts,
    platforms,
    runOptions,
    unknown: [],
  };
}

function settingsOf(
  name: string,
  files: readonly Services[],
  variables: Variables,
  seen: ReadonlySet<string>,
): Settings | null {
  let settings: Settings | null = null;
  for (const services of files) {
    const service = services[name];
    if (service === undefined) continue;
    const base = extendedService(service);
    if (base !== null && !seen.has(base)) {
      const inherited = settingsOf(base, files, variables, new Set([...seen, name]));
      settings = inherited === null ? settings : layOver(settings, inherited);
    }
    const own = ownSettings(service, variables);
    if (own !== null) settings = layOver(settings, own);
  }
  return settings;
}

/** Of the same file; what another file says is not read. */
function extendedService(service: YamlMap): string | null {
  const base = service["extends"];
  const from = mapOf(base);
  if (from === null) return textOf(base);
  return from["file"] === undefined ? textOf(from["service"]) : null;
}

function ownSettings(service: YamlMap, variables: Variables): Settings | null {
  const build = service["build"];
  const given = (text: string): string => interpolate(text, variables);
  const short = textOf(build);
  const map = short === null ? mapOf(build) : { context: short };
  if (map === null) return null;
  const single = Object.entries(map).flatMap(([key, value]) => {
    const text = textOf(value);
    return text === null ? [] : [[key, given(text)] as const];
  });
  const own = listOf(map["platforms"]).flatMap((value) => textOf(value) ?? []);
  const platform = textOf(service["platform"]);
  return {
    single: Object.fromEntries(single),
    args: pairsOf(map["args"], variables, true),
    contexts: contextsOf(pairsOf(map["additional_contexts"], variables, false)),
    platforms: (own.length === 0 && platform !== null ? [platform] : own).map(given),
    runOptions: runOptionsOfFlags((flag) => flagOf(map, flag).map(given)),
  };
}

/** What compose calls a flag of `docker buildx build`, as that takes it. */
function flagOf(build: YamlMap, flag: RunFlag): readonly string[] {
  switch (flag) {
    case "network":
      return listOfText(build["network"]);
    case "shm-size":
      return listOfText(build["shm_size"]);
    case "add-host": {
      const hosts = Object.entries(mapOf(build["extra_hosts"]) ?? {});
      const mapped = hosts.flatMap(([name, addresses]) =>
        listOfText(addresses).map((address) => `${name}=${address}`),
      );
      return [...listOfText(build["extra_hosts"]), ...mapped].toSorted();
    }
    case "ulimit":
      return Object.entries(mapOf(build["ulimits"]) ?? {}).map(([name, limit]) => {
        const both = mapOf(limit);
        const soft = textOf(both?.["soft"]) ?? textOf(limit) ?? "";
        return `${name}=${soft}:${textOf(both?.["hard"]) ?? soft}`;
      });
    case "cgroup-parent":
      return [];
  }
}

/** One text, or several. */
function listOfText(value: YamlValue | undefined): readonly string[] {
  const one = textOf(value);
  return one === null ? listOf(value).flatMap((item) => textOf(item) ?? []) : [one];
}

/** A map, or a list of `NAME=value`. A name alone takes its value from the environment. */
function pairsOf(
  value: YamlValue | undefined,
  variables: Variables,
  fromEnvironment: boolean,
): Readonly<Record<string, string>> {
  const listed = listOf(value).flatMap((item): (readonly [string, string | null])[] => {
    const text = textOf(item);
    if (text === null) return [];
    const cut = text.indexOf("=");
    return [cut < 0 ? [text, null] : [text.slice(0, cut), text.slice(cut + 1)]];
  });
  const mapped = Object.entries(mapOf(value) ?? {}).map(
    ([name, text]) => [name, textOf(text)] as const,
  );
  return Object.fromEntries(
    [...listed, ...mapped].flatMap(([name, text]) => {
      const known = text === null && fromEnvironment ? variables(name) : text;
      return known === null || known === undefined
        ? []
        : [[name, text === null ? known : interpolate(known, variables)] as const];
    }),
  );
}

/** What another service builds is what bake calls a target. */
function contextsOf(contexts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(contexts).map(([name, value]) => [name, value.replace(/^service:/, "target:")]),
  );
}

function layOver(below: Settings | null, above: Settings): Settings {
  if (below === null) return above;
  return {
    single: { ...below.single, ...above.single },
    args: { ...below.args, ...above.args },
    contexts: { ...below.contexts, ...above.contexts },
    runOptions: { ...below.runOptions, ...above.runOptions },
    platforms: above.platforms.length > 0 ? above.platforms : below.platforms,
  };
}

import { type RunFlag, runOptionsOfFlags } from "../model/run-options.ts";
import type { BakeFile } from "./bake-file.ts";
import type { Expression } from "./hcl.ts";
import { placeBuild, type PathStyle } from "./place-build.ts";
import type { ReadWays, Variables, WrittenBuild } from "./way.ts";

export interface BakeFiles {
  /** The file that ways are named by. */
  readonly path: string;
  readonly folder: string;
  /** What it and files laid over it declare, the lowest first. */
  readonly files: readonly BakeFile[];
  /** The environment: it comes before a variable's default. */
  readonly variables: Variables;
}

/**
 * What the targets of bake files build. Where only bake itself can work out the Dockerfile, its
 * build context or its target, a note says so.
 *
 * @see https://docs.docker.com/build/bake/reference/
 */
export function bakeWays(bake: BakeFiles, style: PathStyle): ReadWays {
  const evaluator = new Evaluator(bake);
  const place = { kind: "bake", file: bake.path, folder: bake.folder, style } as const;
  const ways: ReadWays["ways"][number][] = [];
  const notes: string[] = [];
  for (const name of new Set(bake.files.flatMap(({ targets }) => [...targets.keys()]))) {
    const written = evaluator.build(name);
    if (written === "unknown") notes.push(`target ${name}: only bake can work out what it builds.`);
    const way = typeof written === "string" ? null : placeBuild(written, place);
    if (way !== null) ways.push(way);
  }
  return { ways, notes };
}

type Settings = ReadonlyMap<string, Expression>;

/** Settings of a target that say which build it is. */
const TELLING = ["context", "dockerfile", "target", "args", "contexts"];

class Evaluator {
  readonly #bake: BakeFiles;

  constructor(bake: BakeFiles) {
    this.#bake = bake;
  }

  /** `none` where the target is only a part of others, or its Dockerfile is written in place. */
  build(name: string): WrittenBuild | "none" | "unknown" {
    const settings = this.#settings(name, new Set());
    const isPart = name.startsWith("_") || !TELLING.some((key) => settings.has(key));
    if (isPart || settings.has("dockerfile-inline")) return "none";
    const context = this.#text(settings.get("context"));
    const dockerfile = this.#text(settings.get("dockerfile"));
    const target = this.#text(settings.get("target"));
    if (context === "unknown" || dockerfile === "unknown" || target === "unknown") return "unknown";
    const args = this.#pairs(settings.get("args"));
    const contexts = this.#pairs(settings.get("contexts"));
    return {
      name,
      context: withoutScheme(context?.value ?? "."),
      dockerfile: withoutScheme(dockerfile?.value ?? "Dockerfile"),
      seenFrom: dockerfile?.value.startsWith(WORKING_FOLDER) === true ? "folder" : "context",
      target: target?.value ?? null,
      args: args.known,
      contexts: {
        ...contexts.known,
        ...Object.fromEntries(contexts.unknown.map((each) => [each, "input:unknown"])),
      },
      platforms: this.#texts(settings.get("platforms")),
      runOptions: runOptionsOfFlags((flag) => this.#flag(flag, settings)),
      unknown: args.unknown,
    };
  }

  /** What bake calls a flag of `docker buildx build`, as that takes it. */
  #flag(flag: RunFlag, settings: Settings): readonly string[] {
    switch (flag) {
      case "network":
      case "shm-size": {
        const text = this.#text(settings.get(flag));
        return text === null || text === "unknown" ? [] : [text.value];
      }
      case "add-host": {
        const { known } = this.#pairs(settings.get("extra-hosts"));
        return Object.entries(known).map(([name, address]) => `${name}=${address}`);
      }
      case "ulimit":
        return this.#texts(settings.get("ulimits"));
      case "cgroup-parent":
        return [];
    }
  }

  /** With what it inherits: of several, the last counts, and its own before all. */
  #settings(name: string, seen: ReadonlySet<string>): Settings {
    const own = this.#bake.files
      .map(({ targets }) => targets.get(name) ?? new Map<string, Expression>())
      .reduce(layOver, new Map<string, Expression>());
    const inherited = this.#texts(own.get("inherits"))
      .filter((base) => !seen.has(base))
      .map((base) => this.#settings(base, new Set([...seen, name])));
    return [...inherited, own].reduce(layOver, new Map<string, Expression>());
  }

  #text(expression: Expression | undefined): { readonly value: string } | "unknown" | null {
    if (expression === undefined || expression.kind === "null") return null;
    const value = this.#valueOf(expression, new Set());
    return value === null ? "unknown" : { value };
  }

  #texts(expression: Expression | undefined): readonly string[] {
    if (expression?.kind !== "list") return [];
    return expression.items.flatMap((item) => this.#valueOf(item, new Set()) ?? []);
  }

  #pairs(expression: Expression | undefined): {
    readonly known: Readonly<Record<string, string>>;
    readonly unknown: readonly string[];
  } {
    const known: Record<string, string> = {};
    const unknown: string[] = [];
    for (const [name, each] of expression?.kind === "map" ? expression.entries : []) {
      const text = this.#text(each);
      if (text === "unknown") unknown.push(name);
      else if (text !== null) known[name] = text.value;
    }
    return { known, unknown };
  }

  /** Null where it is not known. */
  #valueOf(expression: Expression, seen: ReadonlySet<string>): string | null {
    switch (expression.kind) {
      case "text": {
        const parts = expression.parts.map((part) =>
          typeof part === "string" ? part : this.#valueOf(part, seen),
        );
        return parts.includes(null) ? null : parts.join("");
      }
      case "name":
        return seen.has(expression.name)
          ? null
          : this.#variable(expression.name, new Set([...seen, expression.name]));
      case "null":
        return "";
      case "list":
      case "map":
      case "unknown":
        return null;
    }
  }

  #variable(name: string, seen: ReadonlySet<string>): string | null {
    const declared = this.#bake.files.findLast(({ variables }) => variables.has(name));
    const value = declared?.variables.get(name);
    if (value === undefined) return null;
    return this.#bake.variables(name) ?? this.#valueOf(value, seen);
  }
}

const WORKING_FOLDER = "cwd://";

function withoutScheme(path: string): string {
  return path.startsWith(WORKING_FOLDER) ? path.slice(WORKING_FOLDER.length) || "." : path;
}

/** Arguments and contexts are joined, name by name; of the rest the upper one counts. */
function layOver(below: Settings, above: Settings): Settings {
  const joined = new Map([...below, ...above]);
  for (const key of ["args", "contexts", "extra-hosts"]) {
    const [one, other] = [below.get(key), above.get(key)];
    if (one?.kind === "map" && other?.kind === "map") {
      joined.set(key, { kind: "map", entries: new Map([...one.entries, ...other.entries]) });
    }
  }
  return joined;
}

import { posix, win32 } from "node:path";
import { readBakeHcl, readBakeJson } from "./bake-file.ts";
import { bakeWays } from "./bake-ways.ts";
import { composeWays } from "./compose-ways.ts";
import { variablesOf } from "./env-file.ts";
import { isCompose, isWorkflow } from "./find-ways.ts";
import type { PathStyle } from "./place-build.ts";
import type { BuildWay, ReadWays, Variables, WayFolder } from "./way.ts";
import { workflowWays } from "./workflow-ways.ts";

export interface WaySurroundings {
  readonly style: PathStyle;
  /** What compose and bake would find set. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * The ways to build Dockerfiles that files tell of: compose before bake before workflows, and of
 * each the nearest first. Of several that are the same, the first is told.
 *
 * @param folders Nearest first.
 */
export function readWays(
  folders: readonly WayFolder[],
  { style, environment }: WaySurroundings,
): ReadWays {
  const all = folders.map((folder) => {
    const variables = variablesOf(environment, folder.texts.get(".env"));
    return new FolderReader(folder, style, variables);
  });
  const read = [
    ...all.map((folder) => folder.compose()),
    ...all.map((folder) => folder.bake()),
    ...all.map((folder) => folder.workflows()),
  ];
  const distinct = new Map<string, BuildWay>();
  for (const way of read.flatMap(({ ways }) => ways)) {
    const text = inputsOf(way);
    if (!distinct.has(text)) distinct.set(text, way);
  }
  return { ways: [...distinct.values()], notes: read.flatMap(({ notes }) => notes) };
}

/** The names that compose takes by itself, the first that is there. */
const COMPOSE_NAMES = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];
const BAKE_NAMES = [
  "docker-bake.json",
  "docker-bake.hcl",
  "docker-bake.override.json",
  "docker-bake.override.hcl",
];

class FolderReader {
  readonly #folder: WayFolder;
  readonly #style: PathStyle;
  readonly #variables: Variables;

  constructor(folder: WayFolder, style: PathStyle, variables: Variables) {
    this.#folder = folder;
    this.#style = style;
    this.#variables = variables;
  }

  compose(): ReadWays {
    const names = [...this.#folder.texts.keys()].filter(isCompose).sort();
    const base = COMPOSE_NAMES.find((name) => names.includes(name)) ?? null;
    const override = names.find((name) => /^(?:docker-)?compose\.override\.ya?ml$/.test(name));
    const others = names.filter((name) => name !== override && !COMPOSE_NAMES.includes(name));
    const below = base === null ? [] : [this.#text(base)];
    const read = [
      ...(base === null ? [] : [this.#withOverride(base, override)]),
      ...others.map((name) => this.#composeFile(name, below)),
    ];
    return { ways: read.flatMap(({ ways }) => ways), notes: read.flatMap(({ notes }) => notes) };
  }

  bake(): ReadWays {
    const names = BAKE_NAMES.filter((name) => this.#folder.texts.has(name));
    const read = names.map((name) => {
      const text = this.#text(name);
      return { name, file: name.endsWith(".hcl") ? readBakeHcl(text) : readBakeJson(text) };
    });
    const main = names.find((name) => name === "docker-bake.hcl") ?? names[0];
    if (main === undefined) return { ways: [], notes: [] };
    const found = bakeWays(
      {
        path: this.#path(main),
        folder: this.#folder.folder,
        files: read.flatMap(({ file }) => file ?? []),
        variables: this.#variables,
      },
      this.#style,
    );
    const unread = read.flatMap(({ name, file }) => (file === null ? [unreadNote(name)] : []));
    return {
      ways: found.ways,
      notes: [...unread, ...found.notes.map((note) => `${main}: ${note}`)],
    };
  }

  workflows(): ReadWays {
    const names = [...this.#folder.texts.keys()].filter(isWorkflow).sort();
    const read = names.map((name) => {
      const { folder } = this.#folder;
      const file = { path: this.#path(name), folder, text: this.#text(name) };
      return orNote(name, workflowWays(file, this.#style));
    });
    return { ways: read.flatMap(({ ways }) => ways), notes: read.flatMap(({ notes }) => notes) };
  }

  /** Compose lays a file of this name over the first one by itself. */
  #withOverride(base: string, override: string | undefined): ReadWays {
    const below = this.#composeFile(base, []);
    if (override === undefined) return below;
    const above = this.#composeFile(override, [this.#text(base)]);
    const byName = new Map(above.ways.map((way) => [way.name, way]));
    const known = new Set(below.ways.map(({ name }) => name));
    return {
      ways: [
        ...below.ways.map((way) => byName.get(way.name) ?? way),
        ...above.ways.filter(({ name }) => !known.has(name)),
      ],
      notes: [...below.notes, ...above.notes],
    };
  }

  #composeFile(name: string, below: readonly string[]): ReadWays {
    const { folder } = this.#folder;
    const file = { path: this.#path(name), folder, text: this.#text(name), below };
    return orNote(name, composeWays({ ...file, variables: this.#variables }, this.#style));
  }

  #text(name: string): string {
    return this.#folder.texts.get(name) ?? "";
  }

  #path(name: string): string {
    return (this.#style === "win32" ? win32 : posix).join(this.#folder.folder, name);
  }
}

function orNote(name: string, ways: readonly BuildWay[] | null): ReadWays {
  return ways === null ? { ways: [], notes: [unreadNote(name)] } : { ways, notes: [] };
}

function unreadNote(name: string): string {
  return `${name} cannot be understood, so what it says of builds is not known.`;
}

function inputsOf({ dockerfile, context, target, args, contexts, platform }: BuildWay): string {
  const pairs = [args, contexts].map((each) => Object.entries(each).sort());
  return JSON.stringify([dockerfile, context, target, pairs, platform]);
}

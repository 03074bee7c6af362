import { indexContext, type ContextIndex } from "../context/context-index.ts";
import { digestSources } from "../context/digest.ts";
import { type Selection, selectSource, type Source } from "../context/select.ts";
import type { Definition } from "./definition.ts";
import { hashOf } from "./hash.ts";
import type { BuildRecord } from "./record.ts";

/** What a step takes from build contexts. */
export interface Taken {
  /** One for each source. */
  readonly selections: readonly Selection[];
  /** Changes with what is selected; null where nothing is, or that is not known. */
  readonly content: string | null;
}

/** The build context of one plan, and the named ones. */
export class PlannedContexts {
  readonly #main: PlannedContext;
  readonly #folders: ReadonlyMap<string, PlannedContext>;

  constructor(record: BuildRecord) {
    this.#main = new PlannedContext(record);
    this.#folders = new Map(
      Object.entries(record.folders ?? {}).map(([name, files]) => [
        name,
        new PlannedContext(files),
      ]),
    );
  }

  read({ context, folders }: Pick<Definition, "context" | "folders">): Taken {
    const read = context.length === 0 ? [] : [this.#main.read(context)];
    for (const { name, sources } of folders) {
      read.push((this.#folders.get(name) ?? EMPTY_CONTEXT).read(sources));
    }
    const [only = { selections: [], content: null }] = read;
    if (read.length < 2) return only;
    const contents = read.map(({ content }) => content);
    return {
      selections: read.flatMap(({ selections }) => selections),
      content: contents.includes(null) ? null : hashOf(contents),
    };
  }
}

/**
 * One build context, its directories with the modes that the engine knows (see sent-modes.ts);
 * sources that several steps take are looked at once.
 */
class PlannedContext {
  readonly #index: ContextIndex;
  readonly #unreadable: BuildRecord["unreadable"];
  readonly #known = new Map<string, Taken>();

  constructor({ entries, unreadable }: Pick<BuildRecord, "entries" | "unreadable">) {
    this.#index = indexContext(entries);
    this.#unreadable = unreadable;
  }

  read(sources: readonly Source[]): Taken {
    const name = JSON.stringify(sources);
    const known = this.#known.get(name) ?? this.#read(sources);
    this.#known.set(name, known);
    return known;
  }

  #read(sources: readonly Source[]): Taken {
    if (sources.length === 0) return { selections: [], content: null };
    const selections = sources.map((source) => selectSource(this.#index, source));
    return { selections, content: digestSources(selections, this.#unreadable) };
  }
}

const EMPTY_CONTEXT = new PlannedContext({ entries: [], unreadable: [] });

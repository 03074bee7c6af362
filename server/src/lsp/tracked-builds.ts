import { basename, dirname, join, relative } from "node:path";
import type { HostFiles } from "../platform/host.ts";
import { type BuildPlace, ContextFilter } from "./context-filter.ts";
import type { Watch } from "./file-watches.ts";
import { gitFolderOf } from "./git-folder.ts";
import { isInside, realPathOf } from "./paths.ts";

/** Where an open Dockerfile and its build context lie, as the user's settings name them. */
export interface NamedPlace {
  readonly dockerfile: string;
  readonly contextRoot: string;
}

export interface TrackingOptions {
  readonly files: HostFiles;
  readonly platform: NodeJS.Platform;
  /** Where recorded baselines are kept; null where none are. */
  readonly snapshotFolder: string | null;
}

/** What a commit, a checkout, a fetch or a changed filter writes in a repository's folder. */
const GIT_FILES = "{HEAD,logs/HEAD,packed-refs,config,refs/**}";
const GIT_FILE = /^(?:HEAD|logs\/HEAD|packed-refs|config|refs\/.*)$/;

/** The builds of the open Dockerfiles: which folders to watch, and whom a change concerns. */
export class TrackedBuilds {
  readonly #options: TrackingOptions;
  readonly #tracked = new Map<string, TrackedBuild>();

  constructor(options: TrackingOptions) {
    this.#options = options;
  }

  /** Where a build is, with links resolved; for one that is only supposed. */
  async placeOf({ dockerfile, contextRoot }: NamedPlace): Promise<BuildPlace> {
    const [file, root] = await Promise.all([realPathOf(dockerfile), realPathOf(contextRoot)]);
    return { dockerfile: file, contextRoot: root, platform: this.#options.platform };
  }

  /** Where the document's build is, with links resolved. Made anew where the names changed. */
  async track(uri: string, named: NamedPlace): Promise<BuildPlace> {
    const known = this.#tracked.get(uri);
    if (
      known?.named.dockerfile === named.dockerfile &&
      known.named.contextRoot === named.contextRoot
    ) {
      return known.place;
    }
    const place = await this.placeOf(named);
    const [filter, gitFolder] = await Promise.all([
      ContextFilter.read(place, this.#options.files),
      gitFolderOf(dirname(place.dockerfile)),
    ]);
    this.#tracked.set(uri, { named, place, filter, gitFolder });
    return place;
  }

  forget(uri: string): void {
    this.#tracked.delete(uri);
  }

  get isEmpty(): boolean {
    return this.#tracked.size === 0;
  }

  /** The documents that are this Dockerfile, by its real path. */
  documentsOf(dockerfile: string): readonly string[] {
    return [...this.#tracked]
      .filter(([, { place }]) => place.dockerfile === dockerfile)
      .map(([uri]) => uri);
  }

  watches(): readonly Watch[] {
    const { snapshotFolder } = this.#options;
    const watches: Watch[] = [];
    for (const { place, gitFolder } of this.#tracked.values()) {
      watches.push({ folder: place.contextRoot, pattern: "**/*" });
      const ignoreFile = { folder: dirname(place.dockerfile), pattern: "*.dockerignore" };
      if (!isInside(ignoreFile.folder, place.contextRoot)) watches.push(ignoreFile);
      if (gitFolder !== null) {
        watches.push({ folder: gitFolder, pattern: GIT_FILES });
      }
    }
    if (watches.length > 0 && snapshotFolder !== null) {
      watches.push({ folder: snapshotFolder, pattern: "**/*.json" });
    }
    return watches;
  }

  /** Whether what git says of commits may be something else after these changes. */
  concernGit(paths: readonly string[]): boolean {
    return paths.some(
      (path) =>
        basename(path) === ".gitattributes" ||
        [...this.#tracked.values()].some((build) => isGitFile(build, realPathIn(build, path))),
    );
  }

  /** The documents whose forecast these changes on disk may turn. */
  async concernedBy(paths: readonly string[]): Promise<readonly string[]> {
    const { files, snapshotFolder } = this.#options;
    const recorded =
      snapshotFolder !== null && paths.some((path) => isInside(path, snapshotFolder));
    const concerned: string[] = [];
    for (const [uri, build] of this.#tracked) {
      const real = paths.map((path) => realPathIn(build, path));
      if (real.some((path) => build.filter.isIgnoreFile(path))) {
        const filter = await ContextFilter.read(build.place, files);
        this.#tracked.set(uri, { ...build, filter });
        concerned.push(uri);
      } else if (recorded || real.some((path) => isGitFile(build, path) || matters(build, path))) {
        concerned.push(uri);
      }
    }
    return concerned;
  }
}

interface TrackedBuild {
  readonly named: NamedPlace;
  readonly place: BuildPlace;
  readonly filter: ContextFilter;
  readonly gitFolder: string | null;
}

function isGitFile({ gitFolder }: TrackedBuild, path: string): boolean {
  if (gitFolder === null || !isInside(path, gitFolder)) return false;
  return GIT_FILE.test(relative(gitFolder, path).replaceAll("\\", "/"));
}

function matters({ filter, gitFolder }: TrackedBuild, path: string): boolean {
  // Git writes its own files at every turn; what a build takes of them is not worth following.
  return (gitFolder === null || !isInside(path, gitFolder)) && filter.matters(path);
}

/** A client names files by the way that the user opened them, links and all. */
function realPathIn({ named, place }: TrackedBuild, path: string): string {
  return isInside(path, named.contextRoot)
    ? join(place.contextRoot, relative(named.contextRoot, path))
    : path;
}

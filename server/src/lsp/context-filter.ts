import { posix, win32 } from "node:path";
import { ignoreFileCandidates, parseDockerignore, patternTexts } from "../context/dockerignore.ts";
import { IgnoreMatcher, rootState } from "../context/ignore-matcher.ts";
import type { HostFiles } from "../platform/host.ts";

/** Tells which changes on disk can matter to a build: those in its build context, not ignored. */
export class ContextFilter {
  readonly #build: BuildPlace;
  readonly #ignoreFiles: ReadonlySet<string>;
  readonly #matcher: IgnoreMatcher;

  private constructor(build: BuildPlace, patterns: readonly string[]) {
    this.#build = build;
    this.#ignoreFiles = new Set(candidatesOf(build).map(withSlashes));
    this.#matcher = new IgnoreMatcher(patterns);
  }

  static async read(build: BuildPlace, files: HostFiles): Promise<ContextFilter> {
    const texts = await Promise.all(candidatesOf(build).map((path) => files.readText(path)));
    const first = texts.find((text) => text !== null) ?? null;
    if (first === null) return new ContextFilter(build, []);
    const platform = build.platform === "win32" ? "win32" : "posix";
    return new ContextFilter(build, patternTexts(parseDockerignore(first, platform)));
  }

  /** Whether the filter itself is out of date after a change of this file. */
  isIgnoreFile(path: string): boolean {
    return this.#ignoreFiles.has(withSlashes(path));
  }

  /** @param path Absolute. */
  matters(path: string): boolean {
    const { dockerfile, contextRoot, platform } = this.#build;
    if (this.isIgnoreFile(path) || path === dockerfile) return true;
    const paths = platform === "win32" ? win32 : posix;
    const inside = paths.relative(contextRoot, path);
    const isOutside = inside === ".." || inside.startsWith(`..${paths.sep}`);
    if (isOutside || paths.isAbsolute(inside)) return false;
    let state = rootState;
    let known = "";
    for (const name of inside.split(paths.sep)) {
      known = known === "" ? name : `${known}/${name}`;
      const verdict = this.#matcher.match(known, state);
      // What is ignored itself may be a folder that holds what is not.
      if (verdict.ignored && this.#matcher.canSkip(known)) return false;
      state = verdict.state;
    }
    return true;
  }
}

/** Real absolute paths, as this platform spells them. */
export interface BuildPlace {
  readonly dockerfile: string;
  readonly contextRoot: string;
  readonly platform: NodeJS.Platform;
}

function candidatesOf({ dockerfile, contextRoot }: BuildPlace): readonly string[] {
  return ignoreFileCandidates(dockerfile, contextRoot);
}

function withSlashes(path: string): string {
  return path.replaceAll("\\", "/");
}

import type { ImageFacts } from "../platform/host.ts";
import { Environment, unknownText } from "./environment.ts";
import { joinImagePath } from "./image-path.ts";

/** What one instruction hands to the next besides files. */
export interface StageState {
  readonly environment: Environment;
  /** Absolute and cleaned; `/` where nothing set it. */
  readonly workdir: string;
  /** The same as RUN gets it: an absolute one stays as it is written, `/a/../b/`. */
  readonly writtenWorkdir: string;
  /** As written after expansion; empty where nothing set it. */
  readonly user: string;
  /** Null stands for the platform's default. */
  readonly shell: readonly string[] | null;
}

export const EMPTY_STATE: StageState = {
  environment: Environment.empty,
  workdir: "/",
  writtenWorkdir: "/",
  user: "",
  shell: null,
};

const DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** Even an empty image has a PATH. */
export const SCRATCH_STATE: StageState = {
  ...EMPTY_STATE,
  environment: Environment.empty.set("PATH", DEFAULT_PATH, { kind: "image" }),
};

/** What a stage begins with that stands on a stage which ended so. */
export function inheritState(parent: StageState): StageState {
  return { ...parent, environment: parent.environment.inherited() };
}

/** What an image's configuration sets; null sets nothing. */
export function imageState(facts: ImageFacts | null): StageState {
  let environment = Environment.empty;
  for (const entry of facts?.env ?? []) {
    const cut = entry.indexOf("=");
    const name = cut < 0 ? entry : entry.slice(0, cut);
    environment = environment.set(name, cut < 0 ? "" : entry.slice(cut + 1), { kind: "image" });
  }
  if (environment.get("PATH") === undefined) {
    environment = environment.set("PATH", DEFAULT_PATH, { kind: "image" });
  }
  return {
    environment,
    ...enter(EMPTY_STATE, facts?.workdir ?? ""),
    user: facts?.user ?? "",
    shell: facts === null || facts.shell.length === 0 ? null : facts.shell,
  };
}

/** Of a base image that cannot be read: what only it sets has a mark of its own. */
export function unknownState(image: string): StageState {
  const workdir = `/${unknownText(image, "WORKDIR")}`;
  return {
    ...EMPTY_STATE,
    environment: new Environment([], new Set(), image),
    workdir,
    writtenWorkdir: workdir,
  };
}

/** WORKDIR. */
export function enter(
  { workdir, writtenWorkdir }: Pick<StageState, "workdir" | "writtenWorkdir">,
  path: string,
): Pick<StageState, "workdir" | "writtenWorkdir"> {
  if (path === "") return { workdir, writtenWorkdir };
  const entered = joinImagePath(workdir, path);
  return { workdir: entered, writtenWorkdir: path.startsWith("/") ? path : entered };
}

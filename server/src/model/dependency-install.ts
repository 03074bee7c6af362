import type { Instruction } from "../syntax/tree.ts";

/** A RUN's command that installs what manifests list, or that builds and downloads on the way. */
export interface DependencyInstall {
  /** The call as people say it: `npm ci`. */
  readonly name: string;
  /**
   * Names of files that it reads in the working folder, those that are there; the first is always
   * needed. Empty where it reads the sources as well.
   */
  readonly manifests: readonly string[];
  /** Manifests of this name in folders below are read too. */
  readonly nested: string | null;
  /** The folder in which root's downloads are kept for the next time, if that is of use alone. */
  readonly cache: string | null;
}

/** The dependency installs that a RUN in shell form calls, each between `&&`. */
export function installsOf(instruction: Instruction): readonly DependencyInstall[] {
  return commandsOf(instruction).flatMap((command) => installOf(command) ?? []);
}

/** Whether the RUN does nothing else: where it stands, no other file is needed yet. */
export function onlyInstalls(instruction: Instruction): boolean {
  const commands = commandsOf(instruction);
  return (
    commands.length > 0 &&
    commands.every((command) => {
      const install = installOf(command);
      return install === null ? HARMLESS.test(command.join(" ")) : install.manifests.length > 0;
    })
  );
}

/** What stands beside an install and reads no file of the build. */
const HARMLESS =
  /^(npm cache clean|yarn cache clean|pnpm store prune|pip3? cache purge|corepack enable|set -[a-z]+$|true$)/;

/** Words of the commands between `&&`; empty where the script is more than that. */
function commandsOf({ keyword, args, heredocs }: Instruction): readonly (readonly string[])[] {
  if (keyword !== "RUN" || heredocs.length > 0) return [];
  if (args.kind === "json") return [args.items.map(({ text }) => text.replaceAll('"', ""))];
  if (args.kind !== "text" || /[|;`()<>#\\]|\$\(|(^|[^&])&([^&]|$)/.test(args.word.text)) return [];
  return args.word.text.split("&&").map((command) => command.trim().split(/\s+/));
}

interface Manager {
  readonly call: RegExp;
  /** Options whose value is the next word. */
  readonly valueOptions?: RegExp;
  readonly install: (words: readonly string[]) => Omit<DependencyInstall, "name"> | null;
}

const NODE_OPTIONS = /^(-w|--(workspace|omit|include|loglevel|registry|cache|filter))$/;
const NODE_FILES = [".npmrc"];

const MANAGERS: readonly Manager[] = [
  {
    call: /^npm (ci|clean-install|install|i)$/,
    valueOptions: NODE_OPTIONS,
    install: manifestsOnly({
      manifests: ["package.json", "package-lock.json", "npm-shrinkwrap.json", ...NODE_FILES],
      nested: "package.json",
      cache: "/root/.npm",
    }),
  },
  {
    call: /^pnpm (install|i)$/,
    valueOptions: NODE_OPTIONS,
    install: manifestsOnly({
      manifests: ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", ...NODE_FILES],
      nested: "package.json",
      cache: "/root/.local/share/pnpm/store",
    }),
  },
  {
    call: /^yarn( install)?$/,
    valueOptions: NODE_OPTIONS,
    install: manifestsOnly({
      manifests: ["package.json", "yarn.lock", ".yarnrc", ".yarnrc.yml", ...NODE_FILES],
      nested: "package.json",
      cache: null,
    }),
  },
  { call: /^(python3? -m )?pip3? install$/, install: pipInstall },
  {
    call: /^poetry install$/,
    install: (words) =>
      words.includes("--no-root")
        ? {
            manifests: ["pyproject.toml", "poetry.lock"],
            nested: null,
            cache: "/root/.cache/pypoetry",
          }
        : null,
  },
  {
    call: /^uv sync$/,
    install: (words) =>
      words.includes("--no-install-project")
        ? { manifests: ["pyproject.toml", "uv.lock"], nested: null, cache: "/root/.cache/uv" }
        : null,
  },
  {
    call: /^go mod download$/,
    install: manifestsOnly({ manifests: ["go.mod", "go.sum"], nested: null, cache: null }),
  },
  { call: /^go (build|install|test)$/, install: builds("/root/.cache/go-build") },
  { call: /^cargo (build|install|test)$/, install: builds("/usr/local/cargo/registry") },
  {
    call: /^mvn (dependency:go-offline|dependency:resolve)$/,
    install: manifestsOnly({ manifests: ["pom.xml"], nested: "pom.xml", cache: null }),
  },
  { call: /^mvn (package|verify|install)$/, install: builds("/root/.m2") },
  {
    call: /^bundle install$/,
    install: manifestsOnly({ manifests: ["Gemfile", "Gemfile.lock"], nested: null, cache: null }),
  },
  {
    call: /^composer install$/,
    install: (words) =>
      words.includes("--no-scripts")
        ? { manifests: ["composer.json", "composer.lock"], nested: null, cache: null }
        : null,
  },
];

function installOf(command: readonly string[]): DependencyInstall | null {
  for (const { call, valueOptions, install } of MANAGERS) {
    for (const count of [4, 3, 2, 1]) {
      // Maven's options stand before its goal.
      const words =
        command[0] === "mvn" ? command.filter((word) => !word.startsWith("-")) : command;
      const name = words.slice(0, count).join(" ");
      if (words.length < count || !call.test(name)) continue;
      const rest = words.slice(count);
      const operands = rest.filter(
        (word, index) => !word.startsWith("-") && !valueOptions?.test(rest[index - 1] ?? ""),
      );
      const isPlain = valueOptions === undefined || operands.length === 0;
      const found = isPlain && !rest.some((word) => ELSEWHERE.test(word)) ? install(rest) : null;
      return found === null ? null : { name, ...found };
    }
  }
  return null;
}

/** What is installed lies elsewhere, or nothing of the working folder is read. */
const ELSEWHERE = /^(-g|--global|--prefix|--cwd|-C|--dir)(=|$)/;

function manifestsOnly(install: Omit<DependencyInstall, "name">): Manager["install"] {
  return () => install;
}

function builds(cache: string): Manager["install"] {
  return () => ({ manifests: [], nested: null, cache });
}

function pipInstall(words: readonly string[]): Omit<DependencyInstall, "name"> | null {
  const manifests: string[] = [];
  for (const [index, word] of words.entries()) {
    const before = words[index - 1] ?? "";
    const [, joined] = /^(?:--requirement|--constraint)=(.+)$/.exec(word) ?? [];
    if (joined !== undefined) manifests.push(joined);
    else if (/^(-[rc]|--requirement|--constraint)$/.test(before)) manifests.push(word);
    // A package that is named needs no file; a folder needs its sources.
    else if (!word.startsWith("-") && !/^(-i|--(index-url|extra-index-url|target))$/.test(before)) {
      if (/^[./]/.test(word)) return null;
    }
  }
  const cache = words.includes("--no-cache-dir") ? null : "/root/.cache/pip";
  if (manifests.some((path) => /[$*"']|^\/|\.\./.test(path))) return null;
  return { manifests, nested: null, cache };
}

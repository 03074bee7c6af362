import type { ShellCommand } from "../../shell/run-scripts.ts";

/** How a program fetches what a project depends on, and the files that say what that is. */
interface Installer {
  /** What follows the program's name. */
  readonly command: RegExp;
  readonly manifests: string;
}

const INSTALLERS: Readonly<Record<string, Installer>> = {
  bun: { command: /^(?:install|i|ci)(?: -\S+)*$/, manifests: "package.json and bun.lock" },
  bundle: { command: /^install\b/, manifests: "Gemfile and Gemfile.lock" },
  cargo: { command: /^fetch\b/, manifests: "Cargo.toml and Cargo.lock" },
  composer: { command: /^install\b/, manifests: "composer.json and composer.lock" },
  dotnet: { command: /^restore\b/, manifests: "the project files" },
  go: { command: /^mod download\b/, manifests: "go.mod and go.sum" },
  mix: { command: /^deps\.get\b/, manifests: "mix.exs and mix.lock" },
  npm: {
    command: /^(?:-\S+ )*(?:ci|clean-install|install|i)(?: -\S+)*$/,
    manifests: "package.json and package-lock.json",
  },
  pip: { command: /^install\b.* (?:-r|--requirement)\b/, manifests: "the requirements" },
  pipenv: { command: /^(?:install|sync)(?: -\S+)*$/, manifests: "Pipfile and Pipfile.lock" },
  pnpm: {
    command: /^(?:install|i|fetch)(?: -\S+)*$/,
    manifests: "package.json and pnpm-lock.yaml",
  },
  poetry: { command: /^install\b/, manifests: "pyproject.toml and poetry.lock" },
  uv: {
    command: /^(?:sync\b|pip install\b.* (?:-r|--requirement)\b)/,
    manifests: "pyproject.toml and uv.lock",
  },
  yarn: {
    command: /^(?:install\b.*|(?:-\S+)(?: -\S+)*)?$/,
    manifests: "package.json and yarn.lock",
  },
};

/** The words of which a RUN has one where {@link dependencyInstall} finds something. */
export const INSTALL_WORDS: readonly string[] = [...Object.keys(INSTALLERS), "pip3"];

export interface DependencyInstall {
  /** As a person would call it: `npm ci`. */
  readonly text: string;
  readonly manifests: string;
}

/** Null for any other command, such as one that installs packages it names. */
export function dependencyInstall({ name, args }: ShellCommand): DependencyInstall | null {
  const program = name.text.replace(/^.*\//, "").replace(/^pip3$/, "pip");
  const installer = Object.hasOwn(INSTALLERS, program) ? INSTALLERS[program] : undefined;
  const rest = args.map(({ text }) => text).join(" ");
  if (installer?.command.test(rest) !== true) return null;
  const first = args.find(({ text }) => !text.startsWith("-"))?.text;
  const text = [name.text, ...(first === undefined ? [] : [first])].join(" ");
  return { text, manifests: installer.manifests };
}

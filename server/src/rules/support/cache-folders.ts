import type { ShellCommand } from "../../shell/run-scripts.ts";
import { programName } from "./package-managers.ts";

/** What a program downloads or compiles once and could find again in a cache mount. */
interface CacheFolders {
  readonly programs: RegExp;
  /** The first words that are no options: which calls fill it. */
  readonly calls: RegExp;
  /** Options that say that nothing is to be kept. */
  readonly withoutCache?: RegExp;
  /** For root, where nothing else is configured. */
  readonly folders: readonly string[];
  /** Any mount on such a folder will do. */
  readonly isKept: RegExp;
}

const CACHES: readonly CacheFolders[] = [
  {
    programs: /^pip[\d.]*$/,
    calls: /^install\b/,
    withoutCache: /^--no-cache-dir$/,
    folders: ["/root/.cache/pip"],
    isKept: /\.cache|pip/,
  },
  {
    programs: /^uv$/,
    calls: /^(?:sync|pip install)\b/,
    withoutCache: /^(?:--no-cache|-n)$/,
    folders: ["/root/.cache/uv"],
    isKept: /\.cache|uv/,
  },
  {
    programs: /^poetry$/,
    calls: /^install\b/,
    withoutCache: /^--no-cache$/,
    folders: ["/root/.cache/pypoetry"],
    isKept: /\.cache|poetry/,
  },
  {
    programs: /^npm$/,
    calls: /^(?:ci|install|i)\b/,
    folders: ["/root/.npm"],
    isKept: /npm|\.cache/,
  },
  {
    programs: /^yarn$/,
    calls: /^install\b/,
    folders: ["/usr/local/share/.cache/yarn"],
    isKept: /yarn|\.cache/,
  },
  {
    programs: /^pnpm$/,
    calls: /^(?:install|i|fetch)\b/,
    folders: ["/root/.local/share/pnpm/store"],
    isKept: /pnpm|\.cache/,
  },
  {
    programs: /^go$/,
    calls: /^mod download\b/,
    folders: ["/go/pkg/mod"],
    isKept: /\/pkg\/mod|\/go\/?$/,
  },
  {
    programs: /^go$/,
    calls: /^(?:build|install)\b/,
    folders: ["/go/pkg/mod", "/root/.cache/go-build"],
    isKept: /go-build|\.cache|\/pkg\/mod|\/go\/?$/,
  },
  {
    programs: /^cargo$/,
    calls: /^(?:build|install)\b/,
    folders: ["/usr/local/cargo/registry"],
    isKept: /cargo|target/,
  },
  {
    programs: /^mvnw?$/,
    calls: /./,
    folders: ["/root/.m2"],
    isKept: /\.m2/,
  },
  {
    programs: /^gradlew?$/,
    calls: /./,
    folders: ["/root/.gradle"],
    isKept: /gradle/,
  },
  {
    programs: /^dotnet$/,
    calls: /^(?:restore|build|publish)\b/,
    folders: ["/root/.nuget/packages"],
    isKept: /nuget/,
  },
];

/** The caches that a command would fill; none where it says that it wants none. */
export function cachesOf(command: ShellCommand): CacheFolders | null {
  const isModule = /^python[\d.]*$/.test(programName(command.name));
  const at = isModule ? command.args.findIndex(({ text }) => text === "-m") : -1;
  const program = at < 0 ? programName(command.name) : (command.args[at + 1]?.text ?? "");
  const args = command.args.slice(at < 0 ? 0 : at + 2);
  const words = args.filter(({ text }) => !text.startsWith("-")).map(({ text }) => text);
  const call = words.slice(0, 2).join(" ");
  const found = CACHES.find(({ programs, calls }) => programs.test(program) && calls.test(call));
  if (found === undefined) return null;
  const { withoutCache } = found;
  return args.some(({ text }) => withoutCache?.test(text) === true) ? null : found;
}

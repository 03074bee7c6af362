import { type RunOptions, runOptionsOfFlags } from "../model/run-options.ts";
import { CallError } from "./program.ts";

/** What a forecast takes from the arguments of `docker buildx build`. The rest is docker's alone. */
export interface BuildArguments {
  /** The build context as written: a folder, an address, or `-`; null where none is named. */
  readonly context: string | null;
  /** `--file`, as written. */
  readonly file: string | null;
  readonly target: string | null;
  readonly builder: string | null;
  readonly platforms: readonly string[];
  /** `NAME=value`, or `NAME` to take it from the environment. */
  readonly buildArgs: readonly string[];
  /** `name=value`. */
  readonly buildContexts: readonly string[];
  readonly runOptions: RunOptions;
  readonly noCache: boolean;
  /** Stages that are built without the cache. */
  readonly noCacheFilter: readonly string[];
  /** Standard output is the build's: a tar, a digest, a listing. */
  readonly takesOutput: boolean;
  /** Nothing is built: help, checks, a listing of targets. */
  readonly onlyAsks: boolean;
}

/**
 * Reads the arguments as the docker program does.
 *
 * @throws CallError where a value is missing, or there are two build contexts.
 */
export function readBuildArguments(args: readonly string[]): BuildArguments {
  const { options, positionals } = splitArguments(args);
  const [context = null, ...more] = positionals;
  if (more.length > 0) {
    throw new CallError(`a build has one build context, and ${more.join(" ")} is another.`);
  }
  const all = (name: string) => options.filter((each) => each.name === name);
  const last = (name: string) => all(name).at(-1)?.value ?? null;
  const values = (name: string) => all(name).map(({ value }) => value);
  const isOn = (name: string) => !["false", "0", "f", null].includes(last(name));
  return {
    context,
    file: last("file"),
    target: last("target"),
    builder: last("builder"),
    platforms: values("platform").flatMap((value) => value.split(",")),
    buildArgs: values("build-arg"),
    buildContexts: values("build-context"),
    runOptions: runOptionsOfFlags(values),
    noCache: isOn("no-cache"),
    noCacheFilter: values("no-cache-filter").flatMap((value) => value.split(",")),
    takesOutput: isOn("quiet") || values("output").some(isStandardOutput),
    onlyAsks:
      isOn("help") || isOn("check") || isOn("print") || ![null, "build"].includes(last("call")),
  };
}

function isStandardOutput(output: string): boolean {
  return output === "-" || output.split(",").includes("dest=-");
}

interface Option {
  readonly name: string;
  readonly value: string;
}

interface SplitArguments {
  readonly options: readonly Option[];
  readonly positionals: readonly string[];
}

/** Flags without a value; every other takes one. */
const SWITCHES = new Set([
  ...["check", "compress", "debug", "detach", "force-rm", "help", "load", "no-cache", "print"],
  ...["pull", "push", "quiet", "rm", "squash"],
]);

const SHORT: Readonly<Record<string, string>> = {
  c: "cpu-shares",
  D: "debug",
  f: "file",
  h: "help",
  m: "memory",
  o: "output",
  q: "quiet",
  t: "tag",
};

function splitArguments(args: readonly string[]): SplitArguments {
  const options: Option[] = [];
  const positionals: string[] = [];
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === "--") {
      positionals.push(...rest.splice(0));
    } else if (arg.startsWith("--")) {
      const cut = arg.indexOf("=");
      const name = cut < 0 ? arg.slice(2) : arg.slice(2, cut);
      if (cut >= 0) options.push({ name, value: arg.slice(cut + 1) });
      else options.push({ name, value: SWITCHES.has(name) ? "true" : valueFrom(rest, arg) });
    } else if (arg.startsWith("-") && arg !== "-") {
      options.push(...shortOptions(arg, rest));
    } else {
      positionals.push(arg);
    }
  }
  return { options, positionals };
}

/** `-q`, `-f FILE`, `-fFILE`, `-f=FILE`, and `-qf FILE`. */
function shortOptions(arg: string, rest: string[]): readonly Option[] {
  const options: Option[] = [];
  for (let at = 1; at < arg.length; at += 1) {
    const letter = arg.charAt(at);
    const name = SHORT[letter] ?? letter;
    const following = arg.slice(at + 1);
    if (following.startsWith("=")) return [...options, { name, value: following.slice(1) }];
    if (!SWITCHES.has(name)) {
      return [...options, { name, value: following === "" ? valueFrom(rest, arg) : following }];
    }
    options.push({ name, value: "true" });
  }
  return options;
}

function valueFrom(rest: string[], arg: string): string {
  const value = rest.shift();
  if (value === undefined) throw new CallError(`${arg} needs a value.`);
  return value;
}

import {
  changeDockerfile,
  type DockerfileScope,
  makeDockerfile,
  type RandomDockerfile,
} from "./random-dockerfile.ts";
import type { RandomSource } from "./random-source.ts";
import { changeTree, makeTree, type Tree } from "./random-tree.ts";

/** Everything that a build is made from. */
export interface RandomBuild {
  readonly tree: Tree;
  readonly file: RandomDockerfile;
  readonly ignore: readonly string[];
  /** The ignore file lies beside the Dockerfile under its name. */
  readonly ownIgnore: boolean;
  readonly args: Readonly<Record<string, string>>;
  readonly target: string | null;
  readonly platform: string | null;
  /** Which content the second base image has. */
  readonly base: number;
}

export function makeBuild(scope: DockerfileScope): RandomBuild {
  const { random, mark } = scope;
  return {
    tree: makeTree(random, mark),
    file: makeDockerfile(scope),
    ignore: random.chance(0.5) ? random.some(IGNORED, 0.3) : [],
    ownIgnore: random.chance(0.2),
    args: random.chance(0.5) ? changeArguments({}, random) : {},
    target: null,
    platform: random.chance(0.1) ? "linux/amd64" : null,
    base: 0,
  };
}

const IGNORED = [
  ...["*.log", "!keep.log", "tmp", "extra/*", "!extra/in", "**/x?.js", "**/.env", "Dockerfile*"],
  ...[
    ".dockerignore",
    "# comment",
    "node_modules",
    "conf/gen*",
    "src/**/*.bak",
    "docs/b.css",
    "*/d$x",
    "src/**/x*",
    "**/gen?",
    "conf/[a-z].*",
  ],
];

const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  K1: ["given", "other"],
  K2: ["b2"],
  G1: ["g", "gg"],
  G2: ["h"],
  HTTP_PROXY: ["http://127.0.0.1:1", "http://127.0.0.1:2"],
  SOURCE_DATE_EPOCH: ["1", "2"],
  unset: ["set"],
  BUILDKIT_SANDBOX_HOSTNAME: ["host"],
  BUILDKIT_CACHE_MOUNT_NS: ["ns"],
};

function changeArguments(
  args: Readonly<Record<string, string>>,
  random: RandomSource,
): Readonly<Record<string, string>> {
  const name = random.pick(Object.keys(ARGUMENTS));
  const { [name]: before, ...rest } = args;
  if (before !== undefined && random.chance(0.4)) return rest;
  return { ...args, [name]: random.pick(ARGUMENTS[name] ?? [""]) };
}

/** Whether a case may change the image that it begins from. */
export interface ChangeOptions {
  readonly scope: DockerfileScope;
  readonly baseMayChange: boolean;
  /** Builds of the same case, to go back to. */
  readonly earlier: readonly RandomBuild[];
}

/** Some changes, and what they are called. */
export function changeBuild(
  build: RandomBuild,
  options: ChangeOptions,
): { readonly build: RandomBuild; readonly name: string } {
  const { random } = options.scope;
  let changed = build;
  const names: string[] = [];
  const count = random.pick([1, 2, 2, 3, 3, 4]);
  for (let made = 0; made < count; made += 1) {
    const next = changeOnce(changed, options);
    changed = next.build;
    names.push(next.name);
  }
  return { build: changed, name: names.join(" + ") };
}

function changeOnce(
  build: RandomBuild,
  { scope, baseMayChange, earlier }: ChangeOptions,
): { readonly build: RandomBuild; readonly name: string } {
  const { random, mark } = scope;
  const kind = random.number();
  if (kind < 0.36) {
    const tree: Tree = new Map(build.tree);
    const name = changeTree(tree, random, mark);
    return { build: { ...build, tree }, name };
  }
  if (kind < 0.68) {
    const { file, name } = changeDockerfile(build.file, scope);
    return { build: { ...build, file }, name };
  }
  if (kind < 0.76) {
    const args = changeArguments(build.args, random);
    return { build: { ...build, args }, name: `args ${JSON.stringify(args)}` };
  }
  if (kind < 0.87) {
    const line = random.pick(IGNORED);
    const ignore = build.ignore.includes(line)
      ? build.ignore.filter((other) => other !== line)
      : [...build.ignore, line];
    return { build: { ...build, ignore }, name: `ignore ${line}` };
  }
  if (kind < 0.9) {
    const target = random.pick([null, ...build.file.stages.map(({ name }) => name)]);
    return { build: { ...build, target }, name: `target ${target}` };
  }
  if (kind < 0.93) {
    const platform = random.pick([null, "linux/amd64", "linux/amd64/v2"]);
    return { build: { ...build, platform }, name: `platform ${platform}` };
  }
  if (kind < 0.96 && baseMayChange) {
    return { build: { ...build, base: random.below(4) }, name: "base" };
  }
  if (earlier.length === 0) return { build, name: "nothing" };
  const back = random.below(earlier.length);
  return { build: earlier[back] ?? build, name: `back to ${back}` };
}

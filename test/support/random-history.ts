import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Environment } from "../../server/src/platform/cache-folder.ts";
import type { RandomSource } from "./random-source.ts";

/** A repository with some commits and a work tree that has changed since. */
export interface History {
  /** The top of the work tree. */
  readonly work: string;
  /** From the top to the build context: empty, or a folder's name. */
  readonly context: string;
  /** The commits, oldest first. */
  readonly commits: readonly string[];
  /** What was done, for people. */
  readonly story: readonly string[];
}

/** The environment of a user with two filters, whose configuration lies in `home`. */
export function makeGitUser(home: string): Environment {
  const config = join(home, "gitconfig");
  writeFileSync(config, userConfiguration);
  return {
    PATH: process.env["PATH"],
    HOME: home,
    GIT_CONFIG_GLOBAL: config,
    GIT_CONFIG_NOSYSTEM: "1",
  };
}

export function makeHistory(folder: string, env: Environment, random: RandomSource): History {
  const work = join(folder, "work");
  mkdirSync(work, { recursive: true });
  const maker = new HistoryMaker(work, env, random);
  maker.git("init", "--quiet");
  const commits: string[] = [];
  for (let count = random.between(1, 4); count > 0; count -= 1) {
    if (random.chance(0.4)) maker.configure();
    maker.change(random.between(3, 9));
    maker.write("app/Dockerfile", random.pick(dockerfiles));
    commits.push(maker.commit());
  }
  if (random.chance(0.3)) maker.configure();
  maker.change(random.between(0, 4));
  if (random.chance(0.3)) maker.stage();
  maker.change(random.between(0, 3));
  maker.write("app/Dockerfile", random.pick(dockerfiles));
  return { work, context: random.pick(["", "app"]), commits, story: maker.story };
}

/** Runs git as that user and answers what it says. */
export function runUserGit(env: Environment, cwd: string, ...args: readonly string[]): string {
  return execFileSync("git", args, {
    cwd,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

const userConfiguration = `[user]
	name = Ada
	email = ada@example.com
[init]
	defaultBranch = main
[protocol "file"]
	allow = always
[advice]
	addEmbeddedRepo = false
[filter "up"]
	clean = tr A-Z a-z
	smudge = tr a-z A-Z
[filter "tail"]
	clean = sed s/!$//
	smudge = sed s/$/!/
	required = true
`;

const dockerfiles: readonly string[] = [
  "FROM a\\nCOPY . /all/\\n",
  "FROM a\\nCOPY *.txt /t/\\nCOPY sub /sub/\\nCOPY . /all/\\n",
  "FROM a AS one\\nCOPY sub/ /s/\\nRUN make\\nFROM b\\nCOPY --from=one /s /s\\nCOPY run* *.up /r/\\n",
  "FROM a\\nCOPY app /app/\\nCOPY lib* sub* /l/\\nRUN --mount=type=bind,target=/m make\\n",
].map((text) => text.replaceAll("\\n", "\n"));

const folders = ["", "app/", "app/sub/", "app/lib/", "app/sub/deep er/"];
const names = ["a.txt", "b.bin", "c.up", "run.sh", "ü.txt", "d.tail", "log.log", "[x].txt"];
const contents = [
  "",
  "one\ntwo\n",
  "one\r\ntwo\r\n",
  "one\ntwo\r\n",
  "one",
  "a\0b\r\nc\n",
  "$Id$\n",
  "$Id: other $\nx\n",
  "zwei\n!\n",
  "ünï\n",
];
const attributeLines = [
  "* text=auto",
  "* -text",
  "*.txt text eol=crlf",
  "*.txt text eol=lf",
  "*.txt text",
  "*.bin binary",
  "*.up filter=up",
  "*.tail filter=tail",
  "*.txt ident",
  "*.sh text=auto eol=crlf",
  "*.txt working-tree-encoding=ISO-8859-1 text",
  "*.up filter=missing",
  "sub/* eol=crlf",
  "[attr]mine text eol=crlf",
  "*.sh mine",
  "*.txt !text",
];
const ignoreLines = ["*.log", "lib/", "/app/sub/b.bin", "!log.log", "*.bin", "deep*"];
const dockerignoreLines = ["sub/deep er", "**/*.log", "!app/log.log", ".git", "lib"];
const settings = [
  ["core.autocrlf", "true"],
  ["core.autocrlf", "input"],
  ["core.autocrlf", "false"],
  ["core.eol", "crlf"],
  ["core.eol", "native"],
  ["core.symlinks", "false"],
  ["core.fileMode", "false"],
] as const;

class HistoryMaker {
  readonly story: string[] = [];
  readonly #work: string;
  readonly #env: Environment;
  readonly #random: RandomSource;

  constructor(work: string, env: Environment, random: RandomSource) {
    this.#work = work;
    this.#env = env;
    this.#random = random;
  }

  git(...args: readonly string[]): string {
    return runUserGit(this.#env, this.#work, ...args);
  }

  configure(): void {
    const [name, value] = this.#random.pick(settings);
    this.#tell("config", name, value);
    this.git("config", name, value);
  }

  change(count: number): void {
    const random = this.#random;
    const kinds: readonly (() => void)[] = [
      () => this.write(this.#path(), random.pick(contents)),
      () => this.write(this.#path(), random.pick(contents)),
      () => this.write(this.#path(), random.pick(contents)),
      () => this.#remove(this.#file()),
      () => this.#rename(this.#file(), this.#path()),
      () => this.#toggleMode(this.#file()),
      () => this.#link(this.#path()),
      () => this.#lines(`${random.pick(folders)}.gitattributes`, attributeLines),
      () => this.#lines(`${random.pick(["", "", "app/"])}.gitignore`, ignoreLines),
      () => this.#lines(`${random.pick(["", "app/"])}.dockerignore`, dockerignoreLines),
      () => this.#lines(".git/info/attributes", attributeLines),
      () => this.#submodule(`app/module${random.below(2)}`),
    ];
    for (let done = 0; done < count; done += 1) random.pick(kinds)();
  }

  write(path: string, content: string): void {
    const absolute = this.#clear(path);
    if (absolute === null) return;
    this.#tell("write", path, content);
    writeFileSync(absolute, content);
  }

  stage(): void {
    this.#tell("stage");
    this.git("add", "--all");
  }

  commit(): string {
    this.#tell("commit");
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", "change");
    return this.git("rev-parse", "HEAD").trim();
  }

  #lines(path: string, lines: readonly string[]): void {
    this.write(
      path,
      this.#random
        .some(lines, 0.3)
        .map((line) => `${line}\n`)
        .join(""),
    );
  }

  #remove(path: string | null): void {
    if (path === null) return;
    this.#tell("remove", path);
    rmSync(join(this.#work, path));
  }

  #rename(from: string | null, to: string): void {
    const absolute = this.#clear(to);
    if (from === null || absolute === null || !existsSync(join(this.#work, from))) return;
    this.#tell("rename", from, to);
    renameSync(join(this.#work, from), absolute);
  }

  #toggleMode(path: string | null): void {
    if (path === null) return;
    const absolute = join(this.#work, path);
    const stats = lstatSync(absolute);
    if (!stats.isFile()) return;
    this.#tell("mode", path);
    chmodSync(absolute, (stats.mode & 0o111) === 0 ? 0o755 : 0o644);
  }

  #link(path: string): void {
    const absolute = this.#clear(path);
    if (absolute === null) return;
    const target = this.#random.pick(["a.txt", "../a.txt", "sub", "nowhere", "./sub/../a.txt"]);
    this.#tell("link", path, target);
    rmSync(absolute, { force: true });
    symlinkSync(target, absolute);
  }

  #submodule(path: string): void {
    const absolute = join(this.#work, path);
    if (lstatSync(absolute, { throwIfNoEntry: false }) !== undefined) return;
    this.#tell("submodule", path);
    mkdirSync(absolute, { recursive: true });
    runUserGit(this.#env, absolute, "init", "--quiet");
    writeFileSync(join(absolute, "inside.txt"), "inside\n");
    runUserGit(this.#env, absolute, "add", "--all");
    runUserGit(this.#env, absolute, "commit", "--quiet", "--message", "inside");
  }

  #path(): string {
    return this.#random.pick(folders) + this.#random.pick(names);
  }

  /** Any file outside of git's own. */
  #file(): string | null {
    const found = folders
      .filter((folder) => existsSync(join(this.#work, folder)))
      .flatMap((folder) =>
        readdirSync(join(this.#work, folder), { withFileTypes: true })
          .filter((entry) => !entry.isDirectory() && entry.name !== "Dockerfile")
          .map(({ name }) => folder + name),
      );
    return found.length === 0 ? null : this.#random.pick(found.sort());
  }

  /** Makes room for a file; null where a folder is in its place or no folder above it. */
  #clear(path: string): string | null {
    const absolute = join(this.#work, path);
    const there = lstatSync(absolute, { throwIfNoEntry: false });
    if (there?.isDirectory() === true) return null;
    mkdirSync(dirname(absolute), { recursive: true });
    if (there?.isSymbolicLink() === true) rmSync(absolute);
    return absolute;
  }

  #tell(...words: readonly string[]): void {
    this.story.push(words.map((word) => JSON.stringify(word).slice(1, -1)).join(" "));
  }
}

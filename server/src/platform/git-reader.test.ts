import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Environment } from "./cache-folder.ts";
import { findProgram } from "./find-program.ts";
import { ProcessGitReader } from "./git-reader.ts";
import type { GitFailure, GitTree } from "./host.ts";

/** Where each test has its repository. */
const at = { folder: "", root: "" };

beforeEach(() => {
  at.folder = realpathSync(mkdtempSync(join(tmpdir(), "strata-git-")));
  at.root = join(at.folder, "work");
  mkdirSync(at.root);
  writeFileSync(
    join(at.folder, "gitconfig"),
    "[user]\n\tname = Ada\n\temail = ada@example.com\n[init]\n\tdefaultBranch = main\n",
  );
  git("init", "--quiet");
});

afterEach(() => {
  rmSync(at.folder, { recursive: true, force: true });
});

function environment(): Environment {
  return {
    PATH: process.env["PATH"],
    HOME: at.folder,
    GIT_CONFIG_GLOBAL: join(at.folder, "gitconfig"),
    GIT_CONFIG_NOSYSTEM: "1",
  };
}

function git(...args: readonly string[]): void {
  execFileSync("git", args, { cwd: at.root, env: environment() });
}

/** From here on git itself tells of each process, whoever starts it, as its user's configuration says. */
function recordProcesses(): void {
  git("config", "--global", "trace2.eventTarget", join(at.folder, "processes"));
}

/** The commands of git that were started since. */
function processes(): readonly string[] {
  return readFileSync(join(at.folder, "processes"), "utf8")
    .split("\n")
    .filter((line) => line.includes('"event":"cmd_name"'))
    .map((line) => (JSON.parse(line) as { name: string }).name)
    .sort();
}

function write(path: string, content: string): void {
  const absolute = join(at.root, path);
  mkdirSync(dirname(absolute), { recursive: true });
  writeFileSync(absolute, content);
}

function commit(): void {
  git("add", "--all");
  git("commit", "--quiet", "--message", "change");
}

function reader(): ProcessGitReader {
  const env = environment();
  const path = findProgram("git", env, process.platform, existsSync);
  return new ProcessGitReader(path === null ? null : { path, env, platform: process.platform });
}

function shown(tree: GitTree | GitFailure): string[] {
  if (tree.kind === "failure") return [tree.reason];
  return tree.blobs.map(({ path, type, executable, size, digest }) =>
    [type, executable ? "x" : "-", size, path, digest.replace(/^(sha256:.{6}).*/, "$1")].join(" "),
  );
}

function sha(content: string): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`.slice(0, 13);
}

describe("readTree", () => {
  it("has files, the executable bit and links below the folder", async () => {
    write("app/a b.txt", "hello");
    write("app/empty", "");
    write("app/two\nlines", "x");
    write("app/bin/run", "run");
    chmodSync(join(at.root, "app/bin/run"), 0o755);
    symlinkSync("bin/run", join(at.root, "app/link"));
    write("outside", "");
    commit();
    expect(shown(await reader().readTree(join(at.root, "app"), "HEAD"))).toEqual([
      `file - 5 a b.txt ${sha("hello")}`,
      `file x 3 bin/run ${sha("run")}`,
      `file - 0 empty ${sha("")}`,
      "symlink - 0 link bin/run",
      `file - 1 two\nlines ${sha("x")}`,
    ]);
  });

  it("has digests only for the wanted sources", async () => {
    write("src/a", "a");
    write("b", "b");
    commit();
    expect(shown(await reader().readTree(at.root, "HEAD", undefined, ["src"]))).toEqual([
      "file - 1 b ",
      `file - 1 src/a ${sha("a")}`,
    ]);
  });

  it("has contents as a checkout writes them", async () => {
    write(".gitattributes", "*.bat text eol=crlf\n*.lfs filter=lfs\n");
    write("a.bat", "one\ntwo\n");
    write("plain", "one\ntwo\n");
    commit();
    expect(shown(await reader().readTree(at.root, "HEAD", undefined, ["a.bat", "plain"]))).toEqual([
      "file - 37 .gitattributes ",
      `file - 10 a.bat ${sha("one\r\ntwo\r\n")}`,
      `file - 8 plain ${sha("one\ntwo\n")}`,
    ]);
  });

  it("takes an LFS pointer for what it stands for", async () => {
    const oid = createHash("sha256").update("large").digest("hex");
    write(".gitattributes", "*.bin filter=lfs\n");
    write("a.bin", `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 5\n`);
    commit();
    git("config", "filter.lfs.smudge", "false");
    expect(shown(await reader().readTree(at.root, "HEAD", undefined, ["a.bin"]))[1]).toBe(
      `file - 5 a.bin ${sha("large")}`,
    );
  });

  it("runs the user's filter, and never the repository's", async () => {
    write(".gitattributes", "*.up filter=up\n*.bad filter=bad\n");
    write("a.up", "abc");
    write("a.bad", "abc");
    commit();
    git("config", "--global", "filter.up.smudge", "tr a-z A-Z");
    const planted = join(at.folder, "planted");
    for (const key of ["filter.bad.smudge", "filter.bad.process", "filter.up.smudge"]) {
      git("config", key, `touch '${planted}'; cat`);
    }
    git("config", "core.hooksPath", at.folder);
    git("config", "core.fsmonitor", `touch '${planted}'`);
    expect(shown(await reader().readTree(at.root, "HEAD", undefined, ["a.*"])).slice(1)).toEqual([
      `file - 3 a.bad ${sha("abc")}`,
      `file - 3 a.up ${sha("ABC")}`,
    ]);
    await reader().ignored(at.root, ["a"]);
    await reader().readText(join(at.root, "a.bad"), "HEAD");
    expect(existsSync(planted)).toBe(false);
  });

  it("has the texts that are asked for, as a checkout writes them", async () => {
    write(".gitattributes", "*.txt text eol=crlf\n");
    write("app/Dockerfile", `FROM a\n${"# ä\n".repeat(5000)}`);
    write("app/a.txt", "one\n");
    commit();
    const texts = ["Dockerfile", "a.txt", "missing"];
    const tree = await reader().readTree(join(at.root, "app"), "HEAD", undefined, [], texts);
    expect(tree.kind === "tree" ? [...tree.texts] : []).toEqual([
      ["Dockerfile", `FROM a\n${"# ä\n".repeat(5000)}`],
      ["a.txt", "one\r\n"],
    ]);
  });

  it("is another file once its attributes are", async () => {
    write("a", "one\n");
    commit();
    const one = reader();
    const before = shown(await one.readTree(at.root, "HEAD"));
    write(".gitattributes", "a text eol=crlf\n");
    commit();
    expect([before, shown(await one.readTree(at.root, "HEAD")).slice(1)]).toEqual([
      [`file - 4 a ${sha("one\n")}`],
      [`file - 5 a ${sha("one\r\n")}`],
    ]);
  });

  it("goes by the attributes of the commit, whatever those of the work tree are by now", async () => {
    write(".gitattributes", "*.bat text eol=crlf\n*.up filter=up\n");
    write("app/a.bat", "one\n");
    write("app/sub/b", "one\n");
    write("app/sub/c.up", "one\n");
    git("config", "--global", "filter.up.smudge", "tr a-z A-Z");
    commit();
    write(".gitattributes", "");
    write("app/sub/.gitattributes", "b text eol=crlf\n");
    git("add", "--all");
    expect(shown(await reader().readTree(join(at.root, "app"), "HEAD"))).toEqual([
      `file - 5 a.bat ${sha("one\r\n")}`,
      `file - 4 sub/b ${sha("one\n")}`,
      `file - 4 sub/c.up ${sha("ONE\n")}`,
    ]);
  });

  it("runs a filter in the work tree, as a checkout does", async () => {
    write(".gitattributes", "*.up filter=up\n");
    write("beside", "beside");
    write("a.up", "abc");
    commit();
    git("config", "--global", "filter.up.smudge", "cat beside -");
    expect(shown(await reader().readTree(at.root, "HEAD", undefined, ["a.up"]))[1]).toBe(
      `file - 9 a.up ${sha("besideabc")}`,
    );
  });

  it("takes a link for a file where a checkout makes no links", async () => {
    symlinkSync("sub/target", join(at.root, "link"));
    commit();
    git("config", "core.symlinks", "false");
    expect(shown(await reader().readTree(at.root, "HEAD"))).toEqual([
      `file - 10 link ${sha("sub/target")}`,
    ]);
  });

  it("takes attributes from where nothing shows them", async () => {
    write("a", "one\n");
    commit();
    write(".git/info/attributes", "a text eol=crlf\n");
    expect(shown(await reader().readTree(at.root, "HEAD"))).toEqual([
      `file - 5 a ${sha("one\r\n")}`,
    ]);
  });

  it("starts five processes for files and texts together", async () => {
    write("Dockerfile", "FROM a\n");
    write("src/a", "a");
    commit();
    recordProcesses();
    await reader().readTree(at.root, "HEAD", undefined, ["src"], ["Dockerfile"]);
    expect(processes()).toEqual(["cat-file", "check-attr", "config", "ls-tree", "rev-parse"]);
  });

  it("reads no file again that it has read before", async () => {
    write("a", "a");
    commit();
    const one = reader();
    await one.readTree(at.root, "HEAD");
    recordProcesses();
    await one.readTree(at.root, "HEAD");
    expect(processes()).not.toContain("cat-file");
  });

  it("answers the same again from what it remembers", async () => {
    write("a", "a");
    commit();
    const one = reader();
    const first = await one.readTree(at.root, "HEAD");
    expect(await one.readTree(at.root, "HEAD")).toEqual(first);
  });

  it.each([
    ["nothing-of-the-kind", "unknown-ref"],
    ["--all", "unknown-ref"],
    ["", "unknown-ref"],
  ])("has no commit %j: %s", async (ref, reason) => {
    write("a", "a");
    commit();
    expect(shown(await reader().readTree(at.root, ref))).toEqual([reason]);
  });

  it("says where there is no repository", async () => {
    expect(shown(await reader().readTree(at.folder, "HEAD"))).toEqual(["not-a-repository"]);
  });

  it("says where there is no git", async () => {
    expect(shown(await new ProcessGitReader(null).readTree(at.root, "HEAD"))).toEqual([
      "git-missing",
    ]);
  });

  it("rejects with the signal's reason", async () => {
    const signal = AbortSignal.abort(new Error("superseded"));
    await expect(reader().readTree(at.root, "HEAD", signal)).rejects.toThrow("superseded");
  });
});

describe("readText", () => {
  it("is the text at that commit", async () => {
    write("sub/Dockerfile", "FROM a\n");
    commit();
    write("sub/Dockerfile", "FROM b\n");
    expect(await reader().readText(join(at.root, "sub/Dockerfile"), "HEAD")).toBe("FROM a\n");
  });

  it("stays at the commit that was found before the ref moved", async () => {
    write("Dockerfile", "FROM a\n");
    commit();
    const tree = await reader().readTree(at.root, "HEAD", undefined, []);
    write("Dockerfile", "FROM b\n");
    commit();
    const pinned = tree.kind === "tree" ? tree.commit : "";
    expect(await reader().readText(join(at.root, "Dockerfile"), "HEAD", pinned)).toBe("FROM a\n");
  });

  it("is at the ref where the repository has not that commit", async () => {
    write("Dockerfile", "FROM a\n");
    commit();
    const pinned = "1".repeat(40);
    expect(await reader().readText(join(at.root, "Dockerfile"), "HEAD", pinned)).toBe("FROM a\n");
  });

  it("is null for a file that the commit lacks", async () => {
    write("a", "");
    commit();
    expect(await reader().readText(join(at.root, "b"), "HEAD")).toBeNull();
  });
});

describe("ignored", () => {
  it("is what git ignores, with everything in an ignored folder, but no tracked file", async () => {
    write("app/tracked.log", "");
    commit();
    write(".gitignore", "*.log\nnode_modules/\n");
    write("app/a.log", "");
    write("app/node_modules/deep/b", "");
    write("app/c", "");
    const paths = ["tracked.log", "a.log", "node_modules", "node_modules/deep/b", "c"];
    const ignored = await reader().ignored(join(at.root, "app"), paths);
    expect([...ignored]).toEqual(["a.log", "node_modules", "node_modules/deep/b"]);
  });
});

describe("refs", () => {
  it("names branches, tags and what was fetched, the newest first", async () => {
    write("a", "1");
    commit();
    git("tag", "v1");
    git("update-ref", "refs/remotes/origin/main", "HEAD");
    git("checkout", "--quiet", "-b", "feature/x");
    expect([...(await reader().refs(at.root))].sort()).toEqual([
      "feature/x",
      "main",
      "origin/main",
      "v1",
    ]);
  });

  it("has none outside of a repository", async () => {
    expect(await reader().refs(at.folder)).toEqual([]);
  });
});

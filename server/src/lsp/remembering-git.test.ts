import { describe, expect, it } from "vitest";
import type { GitFailure, GitReader, GitTree } from "../platform/host.ts";
import { RememberingGit } from "./remembering-git.ts";

/** Counts what it is asked. */
class Git implements GitReader {
  readonly asked: string[] = [];
  answer: GitTree | GitFailure = { kind: "tree", commit: "c", blobs: [], texts: new Map() };

  readTree(folder: string, ref: string): Promise<GitTree | GitFailure> {
    this.asked.push(`tree ${folder} ${ref}`);
    return Promise.resolve(this.answer);
  }

  readText(path: string, ref: string): Promise<string | null> {
    this.asked.push(`text ${path} ${ref}`);
    return Promise.resolve("FROM a");
  }

  refs(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  ignored(folder: string): Promise<ReadonlySet<string>> {
    this.asked.push(`ignored ${folder}`);
    return Promise.resolve(new Set());
  }
}

describe("RememberingGit", () => {
  it("asks once for the same", async () => {
    const git = new Git();
    const remembering = new RememberingGit(git);
    for (const ref of ["HEAD", "HEAD", "main"]) {
      await remembering.readTree("/a", ref, undefined, ["."]);
      await remembering.readText("/a/Dockerfile", ref);
    }
    expect(git.asked).toEqual([
      "tree /a HEAD",
      "text /a/Dockerfile HEAD",
      "tree /a main",
      "text /a/Dockerfile main",
    ]);
  });

  it("asks again after the repository changed", async () => {
    const git = new Git();
    const remembering = new RememberingGit(git);
    await remembering.readTree("/a", "HEAD");
    remembering.forget();
    await remembering.readTree("/a", "HEAD");
    expect(git.asked).toHaveLength(2);
  });

  it("keeps no answer that was on its way when the repository changed", async () => {
    const git = new Git();
    const remembering = new RememberingGit(git);
    const answer = remembering.readTree("/a", "HEAD");
    remembering.forget();
    await answer;
    await remembering.readTree("/a", "HEAD");
    expect(git.asked).toHaveLength(2);
  });

  it("keeps no failure", async () => {
    const git = new Git();
    git.answer = { kind: "failure", reason: "not-a-repository", message: "" };
    const remembering = new RememberingGit(git);
    await remembering.readTree("/a", "HEAD");
    await remembering.readTree("/a", "HEAD");
    expect(git.asked).toHaveLength(2);
  });

  it("keeps nothing of what changes without a commit", async () => {
    const git = new Git();
    const remembering = new RememberingGit(git);
    await remembering.ignored("/a", ["b"]);
    await remembering.ignored("/a", ["b"]);
    expect(git.asked).toHaveLength(2);
  });
});

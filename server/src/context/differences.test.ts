import { describe, expect, it } from "vitest";
import { type ComparedEntry, differences } from "./differences.ts";

function file(path: string, digest: string, mode = 0o644): ComparedEntry {
  return { path, type: "file", mode, digest };
}

function directory(path: string, mode = 0o755): ComparedEntry {
  return { path, type: "directory", mode, digest: "" };
}

function link(path: string, digest: string): ComparedEntry {
  return { path, type: "symlink", mode: 0o777, digest };
}

function compare(before: readonly ComparedEntry[], after: readonly ComparedEntry[]): string[] {
  return differences(before, after).map(({ path, kind }) => `${kind} ${path}`);
}

describe("differences", () => {
  it("is empty for equal lists", () => {
    expect(compare([file("a", "1"), directory("d")], [directory("d"), file("a", "1")])).toEqual([]);
  });

  it("names each kind once, sorted by path", () => {
    const before = [
      file("content", "1"),
      file("gone", "1"),
      link("link", "x"),
      file("mode", "1"),
      file("type", "1"),
    ];
    const after = [
      file("added", "1"),
      file("content", "2"),
      link("link", "y"),
      file("mode", "1", 0o755),
      link("type", "1"),
    ];
    expect(compare(before, after)).toEqual([
      "added added",
      "content content",
      "removed gone",
      "link link",
      "mode mode",
      "type type",
    ]);
  });

  it("leaves out a directory's mode", () => {
    expect(compare([directory("d")], [directory("d", 0o700)])).toEqual([]);
  });

  it("names a new directory by the files in it", () => {
    expect(compare([], [directory("d"), file("d/a", "1"), directory("e")])).toEqual([
      "added d/a",
      "added e",
    ]);
  });

  it("names a directory that became a file", () => {
    expect(compare([directory("d"), file("d/a", "1")], [file("d", "1")])).toEqual([
      "type d",
      "removed d/a",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { readBuildArguments } from "./build-arguments.ts";

function read(...args: readonly string[]) {
  return readBuildArguments(args);
}

describe("the build context", () => {
  it.each([
    [["."], "."],
    [["-t", "name", "."], "."],
    [[".", "-t", "name"], "."],
    [["--tag=name", "dir"], "dir"],
    [["--load", "dir"], "dir"],
    [["-q", "dir"], "dir"],
    [["-qt", "name", "dir"], "dir"],
    [["--pull", "--", "-dir"], "-dir"],
    [["-"], "-"],
    [["--secret", "id=a", "--ssh", "default", "--label", "a=b", "dir"], "dir"],
    [["-t", "name"], null],
  ])("of %j is %s", (args, context) => {
    expect(read(...args).context).toBe(context);
  });

  it("is one", () => {
    expect(() => read("a", "b")).toThrow("one build context");
  });
});

it("takes options that RUN gets", () => {
  expect(read("--network", "none", "--add-host=a:10.0.0.1", ".").runOptions).toEqual({
    "force-network-mode": "none",
    "add-hosts": "a=10.0.0.1",
  });
});

describe("the Dockerfile", () => {
  it.each([
    [["-f", "a/Dockerfile"]],
    [["-fa/Dockerfile"]],
    [["-f=a/Dockerfile"]],
    [["--file", "a/Dockerfile"]],
    [["--file=a/Dockerfile"]],
    [["-qf", "a/Dockerfile"]],
    [["-f", "b", "--file", "a/Dockerfile"]],
  ])("of %j is named", (args) => {
    expect(read(...args, ".").file).toBe("a/Dockerfile");
  });

  it("needs a name", () => {
    expect(() => read(".", "-f")).toThrow("-f needs a value.");
  });
});

describe("what a forecast is made from", () => {
  it("is what docker builds", () => {
    expect(
      read(
        ...["--target", "api", "--builder=b", "--platform", "linux/amd64,linux/arm64"],
        ...["--build-arg", "A=1", "--build-arg=B", "--build-context", "n=dir", "."],
      ),
    ).toEqual({
      context: ".",
      file: null,
      target: "api",
      builder: "b",
      platforms: ["linux/amd64", "linux/arm64"],
      buildArgs: ["A=1", "B"],
      buildContexts: ["n=dir"],
      runOptions: {},
      noCache: false,
      noCacheFilter: [],
      takesOutput: false,
      onlyAsks: false,
    });
  });

  it.each([
    [["--no-cache"], true],
    [["--no-cache=true"], true],
    [["--no-cache=false"], false],
  ])("leaves the cache out with %j: %s", (args, noCache) => {
    expect(read(...args, ".").noCache).toBe(noCache);
  });
});

describe("standard output", () => {
  it.each([[["-q"]], [["-o", "-"]], [["--output=type=tar,dest=-"]]])(
    "is docker's with %j",
    (args) => {
      expect(read(...args, ".").takesOutput).toBe(true);
    },
  );
});

describe("a call that builds nothing", () => {
  it.each([[["--help"]], [["-h"]], [["--check"]], [["--call=outline"]]])("is %j", (args) => {
    expect(read(...args, ".").onlyAsks).toBe(true);
  });
});

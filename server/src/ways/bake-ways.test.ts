import { describe, expect, it } from "vitest";
import { type BakeFile, readBakeHcl, readBakeJson } from "./bake-file.ts";
import { bakeWays } from "./bake-ways.ts";

const SET: Readonly<Record<string, string>> = { FROM_ENVIRONMENT: "set" };

function read(...files: readonly (BakeFile | null)[]) {
  const bake = {
    path: "/w/docker-bake.hcl",
    folder: "/w",
    files: files.flatMap((file) => file ?? []),
  };
  return bakeWays({ ...bake, variables: (name) => SET[name] }, "posix");
}

function told(...texts: readonly string[]): readonly string[] {
  return read(...texts.map(readBakeHcl)).ways.map(({ name, context, dockerfile, target, args }) =>
    [name, context, dockerfile, target, ...Object.entries(args).map(String)]
      .filter((part) => part !== null)
      .join(" "),
  );
}

describe("bakeWays", () => {
  it("reads a target", () => {
    const text =
      'target "api" {\n context = "api"\n dockerfile = "docker/Dockerfile"\n target = "run"\n args = { A = "1" }\n}';
    expect(told(text)).toEqual(["api /w/api /w/api/docker/Dockerfile run A,1"]);
  });

  it("reads what every RUN gets", () => {
    const text =
      'target "api" {\n context = "."\n network = "none"\n shm-size = "64m"\n ulimits = ["nofile=1024"]\n extra-hosts = { db = "10.0.0.1" }\n}';
    expect(read(readBakeHcl(text)).ways[0]?.runOptions).toEqual({
      "force-network-mode": "none",
      "add-hosts": "db=10.0.0.1",
      "shm-size": "67108864",
      ulimit: "nofile=1024:1024",
    });
  });

  it("takes the working folder where no build context is written", () => {
    expect(told('target "api" { dockerfile = "a.Dockerfile" }')).toEqual([
      "api /w /w/a.Dockerfile",
    ]);
  });

  it("knows paths that are seen from the working folder", () => {
    const text = 'target "api" {\n context = "cwd://api"\n dockerfile = "cwd://Dockerfile"\n}';
    expect(told(text)).toEqual(["api /w/api /w/Dockerfile"]);
  });

  it("fills variables in: the environment, else the default", () => {
    const text =
      'variable "TAG" { default = "dev" }\nvariable "FROM_ENVIRONMENT" { default = "no" }\nvariable "DEEP" { default = "${TAG}!" }\n' +
      'target "api" {\n args = { A = TAG, B = "x-${FROM_ENVIRONMENT}", C = DEEP }\n}';
    expect(told(text)).toEqual(["api /w /w/Dockerfile A,dev B,x-set C,dev!"]);
  });

  it("inherits, the last first and its own before all", () => {
    const text =
      'target "_one" { args = { A = "1", B = "1", C = "1" } }\ntarget "_two" {\n context = "two"\n args = { B = "2", C = "2" }\n}\n' +
      'target "api" {\n inherits = ["_one", "_two"]\n args = { C = "3" }\n}';
    expect(told(text)).toEqual(["api /w/two /w/two/Dockerfile A,1 B,2 C,3"]);
  });

  it("does not go round in circles", () => {
    const text =
      'target "a" {\n inherits = ["b"]\n target = "a"\n}\ntarget "b" {\n inherits = ["a"]\n}';
    expect(told(text)).toEqual(["a /w /w/Dockerfile a", "b /w /w/Dockerfile a"]);
  });

  it("lays files over each other", () => {
    expect(told('target "api" { context = "api" }', 'target "api" { target = "dev" }')).toEqual([
      "api /w/api /w/api/Dockerfile dev",
    ]);
  });

  it("leaves out targets that say nothing of a build, and Dockerfiles written in place", () => {
    expect(
      told(
        'target "meta" { tags = ["a"] }\ntarget "x" {\n context = "."\n dockerfile-inline = "FROM scratch"\n}',
      ),
    ).toEqual([]);
  });

  it("names arguments that only bake can work out", () => {
    const text = 'target "api" { args = { A = "1", T = timestamp() } }';
    expect(read(readBakeHcl(text)).ways).toMatchObject([{ args: { A: "1" }, unknown: ["T"] }]);
  });

  it("says of a target that only bake can work out", () => {
    const text = 'target "api" { context = upper("x") }';
    expect(read(readBakeHcl(text))).toEqual({
      ways: [],
      notes: ["target api: only bake can work out what it builds."],
    });
  });

  it("reads named build contexts", () => {
    const text = 'target "api" { contexts = { base = "target:base", lib = "../lib", x = f() } }';
    expect(read(readBakeHcl(text)).ways).toMatchObject([
      { contexts: { base: "target:base", lib: "/lib", x: "input:unknown" } },
    ]);
  });

  it("reads JSON alike", () => {
    const text = JSON.stringify({
      variable: { TAG: { default: "dev" } },
      target: { api: { context: "api", args: { A: "x-${TAG}", N: 1, O: null } } },
    });
    expect(read(readBakeJson(text)).ways).toMatchObject([
      { context: "/w/api", args: { A: "x-dev", N: "1" } },
    ]);
  });

  it.each(["", "[]", "{", "1"])("is null for what is no JSON of this form: %j", (text) => {
    expect(readBakeJson(text)).toBeNull();
  });
});

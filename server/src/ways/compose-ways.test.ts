import { describe, expect, it } from "vitest";
import { composeWays } from "./compose-ways.ts";
import type { BuildWay } from "./way.ts";

const VARIABLES: Readonly<Record<string, string>> = { SHA: "abc" };

function ways(text: string, ...below: readonly string[]): readonly BuildWay[] | null {
  const file = { path: "/w/compose.yaml", folder: "/w", text, below };
  return composeWays({ ...file, variables: (name) => VARIABLES[name] }, "posix");
}

/** What differs from a build of the file's own folder. */
function told(text: string, ...below: readonly string[]): unknown {
  return ways(text, ...below)?.map(({ name, context, dockerfile, target, args }) => {
    const parts = [name, context, dockerfile, target, ...Object.entries(args).map(String)];
    return parts.filter((part) => part !== null).join(" ");
  });
}

describe("composeWays", () => {
  it("knows the short form", () => {
    expect(told("services: { api: { build: ./api } }")).toEqual(["api /w/api /w/api/Dockerfile"]);
  });

  it("sees the Dockerfile from the build context", () => {
    const build = "{ context: ../lib, dockerfile: docker/api.Dockerfile, target: run }";
    expect(told(`services: { api: { build: ${build} } }`)).toEqual([
      "api /lib /lib/docker/api.Dockerfile run",
    ]);
  });

  it("takes the file's folder where no build context is written", () => {
    expect(told("services: { api: { build: { target: run } } }")).toEqual([
      "api /w /w/Dockerfile run",
    ]);
  });

  it("has a way for each service that is built", () => {
    expect(
      told("services: { api: { build: . }, db: { image: postgres }, job: { build: job } }"),
    ).toEqual(["api /w /w/Dockerfile", "job /w/job /w/job/Dockerfile"]);
  });

  it.each([
    [
      "a map",
      "{ SHA: '${SHA:-dev}', LEVEL: 1.10, NONE: '${NONE:-n}' }",
      "SHA,abc LEVEL,1.10 NONE,n",
    ],
    ["a list", "[ 'SHA=$SHA', 'A=b=c' ]", "SHA,abc A,b=c"],
    ["names alone, from the environment", "[ SHA, NONE ]", "SHA,abc"],
    ["names without a value, from the environment", "{ SHA: , NONE: }", "SHA,abc"],
  ])("reads arguments as %s", (_, args, expected) => {
    expect(told(`services: { api: { build: { context: ., args: ${args} } } }`)).toEqual([
      `api /w /w/Dockerfile ${expected}`,
    ]);
  });

  it("reads named build contexts", () => {
    const contexts = "{ lib: ../lib, base: 'docker-image://alpine', other: 'service:db' }";
    const [way] = ways(`services: { api: { build: { additional_contexts: ${contexts} } } }`) ?? [];
    expect(way?.contexts).toEqual({
      lib: "/lib",
      base: "docker-image://alpine",
      other: "target:db",
    });
  });

  it.each([
    ["the build's", "{ build: { context: ., platforms: [linux/arm64] } }", "linux/arm64"],
    ["the service's", "{ build: ., platform: linux/arm64 }", "linux/arm64"],
    ["none of several", "{ build: { context: ., platforms: [linux/arm64, linux/amd64] } }", null],
  ])("takes a platform: %s", (_, service, platform) => {
    const [way] = ways(`services: { api: ${service} }`) ?? [];
    expect(way?.platform).toBe(platform);
  });

  it("reads what every RUN gets", () => {
    const build =
      "{ network: none, shm_size: 64m, extra_hosts: { b: 10.0.0.2, a: 10.0.0.1 }, ulimits: { nproc: 10, nofile: { soft: 1, hard: 2 } } }";
    const [way] = ways(`services: { api: { build: ${build} } }`) ?? [];
    expect(way?.runOptions).toEqual({
      "force-network-mode": "none",
      "add-hosts": "a=10.0.0.1,b=10.0.0.2",
      "shm-size": "67108864",
      ulimit: "nofile=1:2,nproc=10:10",
    });
  });

  it("follows anchors and merges", () => {
    const text =
      "x-build: &b { context: ., args: { A: 1 } }\nservices: { api: { build: { <<: *b, target: run } } }";
    expect(told(text)).toEqual(["api /w /w/Dockerfile run A,1"]);
  });

  it("follows a service that extends another of the file", () => {
    const text =
      "services: { base: { build: { context: lib, args: { A: 1 } } }, api: { extends: { service: base }, build: { target: run } } }";
    expect(told(text)).toEqual([
      "base /w/lib /w/lib/Dockerfile A,1",
      "api /w/lib /w/lib/Dockerfile run A,1",
    ]);
  });

  it("does not go round in circles", () => {
    const text = "services: { a: { extends: b, build: . }, b: { extends: a, build: . } }";
    expect(told(text)).toEqual(["a /w /w/Dockerfile", "b /w /w/Dockerfile"]);
  });

  it("lays a file over others, setting by setting", () => {
    const below =
      "services: { api: { build: { context: api, args: { A: 1, B: 2 } } }, db: { build: db } }";
    expect(told("services: { api: { build: { target: dev, args: { B: 3 } } } }", below)).toEqual([
      "api /w/api /w/api/Dockerfile dev A,1 B,3",
    ]);
  });

  it.each([
    ["a Dockerfile written in place", "{ build: { dockerfile_inline: FROM scratch } }"],
    ["a repository", "{ build: https://github.com/a/b.git }"],
    ["no build", "{ image: nginx }"],
  ])("has no way for %s", (_, service) => {
    expect(ways(`services: { api: ${service} }`)).toEqual([]);
  });

  it.each(["a: [", "just text", "", "&a [*a, *a]"])("is null for what is no map: %j", (text) => {
    expect(ways(text)).toBeNull();
  });
});

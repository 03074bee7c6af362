import { describe, expect, it } from "vitest";
import type { BuildWay } from "./way.ts";
import { workflowWays } from "./workflow-ways.ts";

function ways(...steps: readonly string[]): readonly BuildWay[] | null {
  const text = `jobs:\n  image:\n    steps:\n${steps.map((step) => `${step}\n`).join("")}`;
  return workflowWays({ path: "/w/.github/workflows/ci.yml", folder: "/w", text }, "posix");
}

function step(...inputs: readonly string[]): string {
  const written = inputs.map((input) => `          ${input.replaceAll("\n", "\n          ")}\n`);
  const start = "      - uses: docker/build-push-action@v6\n";
  return written.length === 0 ? start : `${start}        with:\n${written.join("")}`;
}

describe("workflowWays", () => {
  it("takes the repository where nothing is said", () => {
    expect(ways(step())).toEqual([
      {
        kind: "workflow",
        file: "/w/.github/workflows/ci.yml",
        name: "image",
        context: "/w",
        dockerfile: "/w/Dockerfile",
        target: null,
        args: {},
        contexts: {},
        platform: null,
        runOptions: {},
        unknown: [],
      },
    ]);
  });

  it("finds the Dockerfile in the build context, but sees one that is named from the repository", () => {
    const found = ways(step("context: api"), step("context: api", "file: docker/Dockerfile"));
    expect(found?.map(({ name, dockerfile }) => [name, dockerfile])).toEqual([
      ["image", "/w/api/Dockerfile"],
      ["image 2", "/w/docker/Dockerfile"],
    ]);
  });

  it("reads target, arguments and named build contexts", () => {
    const [way] =
      ways(
        step(
          "target: run",
          "build-args: |\n  A=1\n  B=x=y\n  SHA=${{ github.sha }}",
          "build-contexts: |\n  lib=./lib\n  base=docker-image://alpine",
          "platforms: linux/arm64",
          "network: host",
          "add-hosts: db:10.0.0.1, web:${{ inputs.web }}",
        ),
      ) ?? [];
    expect(way).toMatchObject({
      target: "run",
      args: { A: "1", B: "x=y" },
      unknown: ["SHA"],
      contexts: { lib: "/w/lib", base: "docker-image://alpine" },
      platform: "linux/arm64",
      runOptions: { "force-network-mode": "host", "add-hosts": "db=10.0.0.1" },
    });
  });

  it.each([
    ["context: ${{ github.workspace }}/api", "/w/api"],
    ['context: "{{defaultContext}}:api"', "/w/api"],
    ['context: "{{defaultContext}}"', "/w"],
  ])("knows %s", (input, context) => {
    expect(ways(step(input))?.map((way) => way.context)).toEqual([context]);
  });

  it.each([
    ["context: ${{ matrix.folder }}"],
    ["file: ${{ matrix.file }}"],
    ["target: ${{ matrix.target }}"],
    ["context: https://github.com/a/b.git"],
  ])("leaves out what only a run knows: %s", (input) => {
    expect(ways(step(input))).toEqual([]);
  });

  it("looks at no other steps", () => {
    expect(
      ways("      - uses: docker/build-push-action-like@v1\n", "      - run: docker build .\n"),
    ).toEqual([]);
  });
});

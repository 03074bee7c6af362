import { describe, expect, it } from "vitest";
import { createMemoryHost } from "../platform/memory-host.ts";
import { findWays, isWayFile } from "./find-ways.ts";
import { readWays } from "./read-ways.ts";

const FOLDER = "/w/app";

/** Finds and reads the ways around `/w/app/Dockerfile`: `name context target SHA`. */
async function around(files: Readonly<Record<string, string>>) {
  const found = await findWays(createMemoryHost({ files }).files, FOLDER, "/w", "posix");
  const { ways, notes } = readWays(found, { style: "posix", environment: {} });
  const told = ways.map(({ name, context, target, args }) =>
    [name, context, target, args["SHA"]]
      .filter((part) => part !== null && part !== undefined)
      .join(" "),
  );
  return { told, notes };
}

const COMPOSE = "services: { api: { build: { context: app, target: run } } }";
const BAKE = 'target "api" {\n context = "app"\n target = "bake"\n}';
const WORKFLOW =
  "jobs: { ci: { steps: [ { uses: docker/build-push-action@v6, with: { context: app } } ] } }";

describe("the ways around a Dockerfile", () => {
  it("are compose's before bake's before workflows'", async () => {
    const files = {
      "/w/.github/workflows/ci.yml": WORKFLOW,
      "/w/docker-bake.hcl": BAKE,
      "/w/compose.yaml": COMPOSE,
    };
    expect((await around(files)).told).toEqual(["api /w/app run", "api /w/app bake", "ci /w/app"]);
  });

  it("are the nearest first, up to the open folder and no further", async () => {
    const compose = (target: string) => `services: { api: { build: { target: ${target} } } }`;
    const files = {
      "/compose.yaml": compose("above"),
      "/w/compose.yaml": compose("open"),
      "/w/app/compose.yaml": compose("own"),
      "/w/other/compose.yaml": compose("beside"),
    };
    expect((await around(files)).told).toEqual(["api /w/app own", "api /w open"]);
  });

  it("are told once where several files say the same", async () => {
    const files = { "/w/compose.yaml": COMPOSE, "/w/docker-compose.ci.yml": COMPOSE };
    expect((await around(files)).told).toEqual(["api /w/app run"]);
  });

  it("take an override as compose does", async () => {
    const services = "{ api: { build: app }, job: { build: job } }";
    const files = {
      "/w/docker-compose.yml": `services: ${services}`,
      "/w/docker-compose.override.yml": "services: { api: { build: { target: dev } } }",
    };
    expect((await around(files)).told).toEqual(["api /w/app dev", "job /w/job"]);
  });

  it("lay other files over the first", async () => {
    const files = {
      "/w/compose.yaml": "services: { api: { build: app } }",
      "/w/compose.prod.yaml": "services: { api: { build: { target: prod } } }",
    };
    expect((await around(files)).told).toEqual(["api /w/app", "api /w/app prod"]);
  });

  it("take values from the .env file beside", async () => {
    const text = "services: { api: { build: { context: app, args: { SHA: '${SHA:-dev}' } } } }";
    const files = { "/w/compose.yaml": text, "/w/.env": "SHA=abc\n" };
    expect((await around(files)).told).toEqual(["api /w/app abc"]);
  });

  it("read the forms of bake files over each other", async () => {
    const files = {
      "/w/docker-bake.json": '{"target":{"api":{"context":"app","target":"json"}}}',
      "/w/docker-bake.override.hcl": 'target "api" { target = "over" }',
    };
    expect((await around(files)).told).toEqual(["api /w/app over"]);
  });

  it("say what cannot be understood", async () => {
    const files = {
      "/w/compose.yaml": "services: { api: { build: [",
      "/w/docker-bake.json": "{",
      "/w/docker-bake.override.hcl": 'target "api" { context = f() }',
    };
    expect((await around(files)).notes).toEqual([
      "compose.yaml cannot be understood, so what it says of builds is not known.",
      "docker-bake.json cannot be understood, so what it says of builds is not known.",
      "docker-bake.json: target api: only bake can work out what it builds.",
    ]);
  });

  it("are none where no such file is", async () => {
    expect(await around({ "/w/package.json": "{}" })).toEqual({ told: [], notes: [] });
  });

  it("end at the Dockerfile's folder where that is not in an open one", async () => {
    const files = { "/x/compose.yaml": COMPOSE, "/x/y/compose.yaml": COMPOSE };
    const found = await findWays(createMemoryHost({ files }).files, "/x/y", "/w", "posix");
    expect(found.map(({ folder }) => folder)).toEqual(["/x/y"]);
  });
});

describe("isWayFile", () => {
  it.each([
    ["/w/compose.yaml", true],
    ["/w/docker-compose.dev.yml", true],
    ["/w/docker-compose-dev.yml", true],
    ["/w/docker-bake.hcl", true],
    ["/w/docker-bake.override.json", true],
    ["/w/.env", true],
    ["/w/.github/workflows/ci.yml", true],
    ["C:\\w\\.github\\workflows\\ci.yaml", true],
    ["/w/workflows/ci.yml", false],
    ["/w/compose.ts", false],
    ["/w/my-compose.yaml", false],
  ])("%s: %s", (path, expected) => {
    expect(isWayFile(path)).toBe(expected);
  });
});

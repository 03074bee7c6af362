import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forecastTable } from "../server/support/forecast-table.ts";
import { LanguageServer, uriOf } from "../server/support/language-server.ts";
import { dockerEnvironment, providedEngine } from "../support/provided.ts";
import { makeWorkspace, type Workspace } from "../support/workspace.ts";

const run = promisify(execFile);
const engine = providedEngine();
const CACHE_ONLY = "--output=type=cacheonly";

let workspace: Workspace;
let server: LanguageServer;
let uri = "";
let text = "";

beforeEach(async () => {
  text = `FROM node:22-alpine\nCOPY a /a\nRUN cp /a /made\nCOPY b /b\n`;
  workspace = await makeWorkspace({ Dockerfile: text, a: randomUUID(), b: randomUUID() });
  server = await LanguageServer.start({
    folders: [workspace.folder],
    cache: workspace.cache,
    env: environment(),
  });
  uri = uriOf(`${workspace.folder}/Dockerfile`);
  await server.open(uri, text);
});

afterEach(async () => {
  await server.stop();
  await workspace.remove();
});

function environment(): Readonly<Record<string, string>> {
  const { DOCKER_HOST = "", DOCKER_CONFIG = "" } = dockerEnvironment(engine);
  return { DOCKER_HOST, ...(DOCKER_CONFIG === "" ? {} : { DOCKER_CONFIG }) };
}

/** As a person would in a terminal. */
async function docker(...args: readonly string[]): Promise<void> {
  const env = { ...dockerEnvironment(engine), DOCKER_BUILDKIT: "1" };
  await run(engine.docker, [...args], { cwd: workspace.folder, env });
}

async function label(): Promise<string> {
  return (await server.forecast(uri)).forecast?.baseline.label ?? "";
}

/** The server says so once the build has ended. */
async function recorded(): Promise<void> {
  await server.received("strata/forecastChanged", () => true);
}

describe("a build in a terminal", () => {
  it("is the baseline of a Dockerfile that is open", async () => {
    const before = forecastTable(await server.forecast(uri)).map((line) => line.slice(0, 9));
    await docker("build", CACHE_ONLY, ".");
    await recorded();
    expect([before, forecastTable(await server.forecast(uri)), await label()]).toEqual([
      ["1 rebuild", "2 rebuild", "3 rebuild", "4 rebuild"],
      ["1 cached", "2 cached", "3 cached", "4 cached"],
      expect.stringMatching(/^docker build at \d{4}-\d\d-\d\d \d\d:\d\d$/),
    ]);
  });

  it("counts with its target, arguments and changes of that moment", async () => {
    await server.forecast(uri);
    await docker("buildx", "build", CACHE_ONLY, ".");
    await recorded();
    await workspace.write({ b: "changed" });
    await server.changedOnDisk(`${workspace.folder}/b`);
    expect(forecastTable(await server.forecast(uri))).toEqual([
      "1 cached",
      "2 cached",
      "3 cached",
      "4 rebuild b changed.",
    ]);
  });

  it("before the Dockerfile was open is its baseline, too", async () => {
    await docker("build", CACHE_ONLY, ".");
    await server.forecast(uri);
    await recorded();
    expect(forecastTable(await server.forecast(uri))).toEqual([
      "1 cached",
      "2 cached",
      "3 cached",
      "4 cached",
    ]);
  });

  it("that fails leaves what it finished", async () => {
    await workspace.write({
      Dockerfile: "FROM node:22-alpine\nCOPY a /a\nRUN exit 3\nCOPY b /b\n",
    });
    await server.change(uri, 2, "FROM node:22-alpine\nCOPY a /a\nRUN exit 3\nCOPY b /b\n");
    await server.forecast(uri);
    await docker("build", CACHE_ONLY, ".").catch(() => undefined);
    await recorded();
    expect(forecastTable(await server.forecast(uri)).map((line) => line.slice(0, 9))).toEqual([
      "1 cached",
      "2 cached",
      "3 rebuild",
      "4 rebuild",
    ]);
  });
});

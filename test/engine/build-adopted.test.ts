import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { ForecastView } from "@strata/protocol/forecast";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dockerEnvironment, providedEngine } from "../support/provided.ts";
import { makeWorkspace, type Workspace } from "../support/workspace.ts";

const run = promisify(execFile);
const engine = providedEngine();
const PROGRAM = path.resolve(import.meta.dirname, "../../dist/cli/strata.cjs");
const CACHE_ONLY = "--output=type=cacheonly";

let workspace: Workspace;

beforeEach(async () => {
  workspace = await makeWorkspace({
    Dockerfile: "FROM node:22-alpine\nCOPY a /a\nRUN cp /a /made\nCOPY dir /dir/\n",
    a: randomUUID(),
    "dir/b": randomUUID(),
    "dir/c": randomUUID(),
  });
});

afterEach(() => workspace.remove());

/** As a person would in a terminal, while no Strata runs. */
async function docker(...args: readonly string[]): Promise<void> {
  await run(engine.docker, [...args], { cwd: workspace.folder, env: dockerEnvironment(engine) });
}

/** The baseline's label, and each step as `line state`. */
async function layers(): Promise<readonly string[]> {
  const env = { ...dockerEnvironment(engine), STRATA_CACHE: workspace.cache };
  const args = [PROGRAM, "layers", "Dockerfile", "--format=json"];
  const { stdout } = await run(process.execPath, args, { cwd: workspace.folder, env });
  const { baseline, stages } = JSON.parse(stdout) as ForecastView;
  const steps = stages.flatMap((stage) => stage.steps);
  return [
    baseline.label.replace(/\d{4}-\d\d-\d\d \d\d:\d\d/, "TIME"),
    ...steps.map(({ line, state, reasons }) =>
      `${line} ${state} ${reasons[0]?.message ?? ""}`.trim(),
    ),
  ];
}

const ALL_CACHED = ["1 cached", "2 cached", "3 cached", "4 cached"];

describe("a build that ended before Strata looked", () => {
  it("is a baseline where nothing was changed since", async () => {
    await docker("build", CACHE_ONLY, ".");
    expect(await layers()).toEqual(["docker build at TIME", ...ALL_CACHED]);
  });

  it("is one where the files changed since are known", async () => {
    await docker("build", CACHE_ONLY, ".");
    await workspace.write({ "dir/b": "changed" });
    expect(await layers()).toEqual([
      "docker build at TIME (1 file changed since)",
      ...ALL_CACHED.slice(0, 3),
      "4 rebuild dir/b changed.",
    ]);
  });

  it("is one where a file was written anew as editors do", async () => {
    await docker("build", CACHE_ONLY, ".");
    await workspace.write({ "dir/b~": "changed" });
    await rename(path.join(workspace.folder, "dir/b~"), path.join(workspace.folder, "dir/b"));
    expect((await layers()).at(-1)).toBe("4 rebuild dir/b changed.");
  });

  it("is none where a file was removed since", async () => {
    await docker("build", CACHE_ONLY, ".");
    await rm(path.join(workspace.folder, "dir/c"));
    expect((await layers())[0]).toBe("no build recorded here");
  });

  it("has the Dockerfile, target and arguments that it was built with", async () => {
    await docker("build", CACHE_ONLY, ".");
    await workspace.write({
      Dockerfile: "FROM node:22-alpine\nCOPY a /a\nRUN cp /a /other\nCOPY dir /dir/\n",
    });
    expect((await layers()).slice(1, 4)).toEqual([
      "1 cached",
      "2 cached",
      "3 rebuild The instruction changed; it was: RUN cp /a /made",
    ]);
  });

  it("and failed, is one for what it finished", async () => {
    await workspace.write({ Dockerfile: "FROM node:22-alpine\nCOPY a /a\nRUN exit 3\n" });
    await docker("build", CACHE_ONLY, ".").catch(() => undefined);
    const [label, ...steps] = await layers();
    expect([label, steps.map((step) => step.slice(0, 9))]).toEqual([
      "docker build at TIME (failed)",
      ["1 cached", "2 cached", "3 rebuild"],
    ]);
  });
});

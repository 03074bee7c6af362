import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dockerEnvironment, providedEngine } from "../support/provided.ts";
import { makeWorkspace, type Workspace } from "../support/workspace.ts";

const engine = providedEngine();
const PROGRAM = path.resolve(import.meta.dirname, "../../dist/cli/strata.cjs");

let workspace: Workspace;

beforeEach(async () => {
  const mark = randomUUID();
  workspace = await makeWorkspace({
    Dockerfile: `FROM node:22-alpine AS made\nLABEL strata.test=${mark}\nCOPY a /a\nRUN cp /a /made\nFROM scratch\nCOPY b /b\nCOPY --from=made /made /\n`,
    a: mark,
    b: mark,
  });
});

afterEach(() => workspace.remove());

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program in the workspace, with the docker program of the engine on PATH. */
function strata(...args: readonly string[]): Promise<Ended> {
  const env = {
    ...dockerEnvironment(engine),
    STRATA_CACHE: workspace.cache,
    PATH: [path.dirname(engine.docker), process.env["PATH"]].join(path.delimiter),
  };
  return new Promise((resolve) => {
    const options = { cwd: workspace.folder, env };
    const child = execFile(
      process.execPath,
      [PROGRAM, ...args],
      options,
      (error, stdout, stderr) => {
        resolve({ status: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
      },
    );
    child.stdin?.end();
  });
}

/** `line forecast build` of the table. */
function tableOf({ stdout }: Ended): readonly string[] {
  const [, table = ""] = stdout.split(/^line +forecast +build.*$/m);
  return table
    .split("\n")
    .map((row) => /^ *(\d+) +(\w+) +(cached|rebuilt|not reached)/.exec(row))
    .filter((found) => found !== null)
    .map(([, line, forecast, fact]) => [line, forecast, fact].join(" "));
}

const CACHE_ONLY = "--output=type=cacheonly";

describe("strata build", () => {
  it("shows forecast beside fact, and is the next forecast's baseline", async () => {
    await strata("build", CACHE_ONLY, ".");
    await workspace.write({ b: randomUUID() });
    const second = await strata("build", CACHE_ONLY, ".");
    const layers = await strata("layers", "Dockerfile");
    expect([tableOf(second), layers.stdout.split("\n")[1], second.status]).toEqual([
      ["3 cached cached", "4 cached cached", "6 rebuild rebuilt", "7 rebuild rebuilt"],
      expect.stringMatching(
        /^Compared with: strata build at \d{4}-\d\d-\d\d \d\d:\d\d and 1 before/,
      ),
      0,
    ]);
  });

  it.each([
    [["--network=none"], "network"],
    [["--add-host=db:10.0.0.1"], "add-host"],
    [["--shm-size=96m"], "shm-size"],
    [["--ulimit", "nofile=1024"], "ulimit"],
    [["--cgroup-parent=builds"], "cgroup-parent"],
  ])("knows that %j is in the key of every RUN", async (flags, name) => {
    await strata("build", CACHE_ONLY, ".");
    const others = await strata("build", CACHE_ONLY, ...flags, ".");
    const layers = await strata("layers", "Dockerfile", ...flags);
    const again = await strata("build", CACHE_ONLY, ...flags, ".");
    const before = await strata("build", CACHE_ONLY, ".");
    const cached = ["3 cached cached", "4 cached cached", "6 cached cached", "7 cached cached"];
    // RUN writes the same again, which only the build can tell.
    expect([tableOf(others).slice(0, 3), tableOf(again), tableOf(before)]).toEqual([
      ["3 cached cached", "4 rebuild rebuilt", "6 cached cached"],
      cached,
      cached,
    ]);
    expect(layers.stdout).toMatch(/4 {2}cached/);
    expect(others.stdout).toContain(`The build option --${name} changed.`);
  });

  it("says openly where the forecast was wrong", async () => {
    await workspace.write({ gone: "nobody copies it" });
    await strata("build", CACHE_ONLY, ".");
    // Without what was recorded, and of a folder that lost a file since, that build is not known.
    await rm(workspace.cache, { recursive: true });
    await rm(path.join(workspace.folder, "gone"));
    const { stdout } = await strata("build", CACHE_ONLY, ".");
    expect(stdout.split("\n").slice(-6, -4)).toEqual([
      "The forecast was wrong for 4 of 4 steps.",
      "Line 3 was forecast as rebuild, and came from the cache.",
    ]);
  });

  it("has docker's exit status, and keeps what was finished of a build that failed", async () => {
    await workspace.write({ Dockerfile: "FROM node:22-alpine\nCOPY a /a\nRUN exit 3\n" });
    const failed = await strata("build", CACHE_ONLY, ".");
    const { stdout } = await strata("layers", "Dockerfile", "--format=json");
    const { stages } = JSON.parse(stdout) as {
      stages: readonly { steps: readonly { state: string }[] }[];
    };
    expect([failed.status, tableOf(failed), stages[0]?.steps.map(({ state }) => state)]).toEqual([
      1,
      ["2 rebuild rebuilt", "3 rebuild not reached"],
      ["cached", "cached", "rebuild"],
    ]);
  });

  it("leaves standard output to docker where that writes there", async () => {
    const { stdout, stderr } = await strata("build", "--quiet", ".");
    expect([stdout, stderr]).toEqual([
      expect.stringMatching(/^sha256:[0-9a-f]{64}\n$/),
      expect.stringContaining("The forecast was right for 4 steps."),
    ]);
    const remove = ["image", "rm", "--force", stdout.trim()];
    await new Promise((resolve) => {
      execFile(engine.docker, remove, { env: dockerEnvironment(engine) }, resolve);
    });
  });

  it("builds what has no forecast", async () => {
    const { status, stdout } = await strata("build", CACHE_ONLY, "-f", "-", ".");
    expect([status, stdout.split("\n")[0]]).toEqual([
      1,
      "No forecast: the Dockerfile comes over standard input.",
    ]);
  });
});

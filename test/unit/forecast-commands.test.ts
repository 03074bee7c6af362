import { mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ForecastView } from "@strata/protocol/forecast";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ForecastProgram } from "../../server/src/cli/forecast-call.ts";
import { runLayers } from "../../server/src/cli/layers.ts";
import { runSnapshot } from "../../server/src/cli/snapshot.ts";
import { plain } from "../../server/src/cli/terminal-text.ts";
import { runWhy } from "../../server/src/cli/why.ts";
import type { NodeHost } from "../../server/src/platform/node-host.ts";
import { makeForecastHost } from "../support/forecast-host.ts";
import { makeWorkspace, type Workspace } from "../support/workspace.ts";

let folder = "";
let host: NodeHost;
let workspace: Workspace;
let cwd = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "strata-commands-"));
  host = await makeForecastHost(folder);
});

afterAll(async () => {
  await host.dispose();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  workspace = await makeWorkspace({
    "app/Dockerfile":
      "ARG BASE=busybox\nFROM $BASE AS build\nWORKDIR /app\nCOPY src src/\nRUN make\n" +
      'FROM busybox\nCOPY --from=build /app/out /out\nCMD ["/out"]\n',
    "app/src/main.c": "main",
  });
  cwd = await realpath(workspace.folder);
});

afterEach(() => workspace.remove());

type Run = (args: readonly string[], program: ForecastProgram) => Promise<number>;

async function call(run: Run, ...args: readonly string[]) {
  return callIn({ VERSION: "7" }, run, ...args);
}

async function callIn(env: ForecastProgram["env"], run: Run, ...args: readonly string[]) {
  let stdout = "";
  const status = await run(args, {
    host,
    cwd,
    env,
    platform: process.platform,
    stdout: (text) => void (stdout += text),
    stderr: () => undefined,
    paint: plain,
    readStdin: () => readFile(join(cwd, "app/Dockerfile"), "utf8"),
    writeFile,
  });
  return { status, stdout };
}

async function json(...args: readonly string[]): Promise<ForecastView> {
  const { stdout } = await call(runLayers, "app/Dockerfile", "--format", "json", ...args);
  return JSON.parse(stdout) as ForecastView;
}

describe("strata layers", () => {
  it("prints the contract's JSON", async () => {
    await call(runSnapshot, "app/Dockerfile");
    const view = await json("--what-if", "app/src/main.c");
    expect(view).toMatchObject({
      dockerfile: "app/Dockerfile",
      context: "app",
      target: "1",
      baseline: { kind: "last" },
      globals: [{ line: 1, instruction: "ARG", state: "metadata", reasons: [] }],
      stages: [
        {
          index: 0,
          name: "build",
          line: 2,
          needed: true,
          base: "busybox",
          baseAssumed: true,
          steps: [
            { line: 2, endLine: 2, instruction: "FROM", state: "cached" },
            { line: 3, instruction: "WORKDIR", text: "WORKDIR /app", state: "cached" },
            {
              line: 4,
              state: "rebuild",
              reasons: [{ kind: "file-changed", files: ["src/main.c"] }],
            },
            { line: 5, state: "rebuild", reasons: [{ kind: "previous-step", line: 4 }] },
          ],
        },
        {
          index: 1,
          name: null,
          steps: [{}, { line: 7, state: "unsure", reasons: [{ kind: "stage-changed" }] }, {}],
        },
      ],
      summary: { cached: 1, rebuild: 2, unsure: 1, metadata: 1, skipped: 0 },
    });
  });

  it("prints a table that names the cause", async () => {
    await call(runSnapshot, "app/Dockerfile");
    const { stdout } = await call(runLayers, "app/Dockerfile", "--what-if", "src/*.c");
    expect(stdout.split("\n").slice(3, 10)).toEqual([
      "Stage build, from busybox; the base is assumed unchanged",
      "   2  cached     FROM $BASE AS build",
      "   3  cached     WORKDIR /app",
      "   4  rebuild    COPY src src/",
      "                   src/main.c changed.",
      "   5  rebuild    RUN make",
      "                   Line 4 rebuilds: src/main.c changed.",
    ]);
    expect(stdout).toMatch(/\n2 of 4 steps rebuild; 1 cached, 1 unsure\.\n$/);
  });

  it("says unchanged against git, never cached", async () => {
    await workspace.commit();
    const { stdout } = await call(runLayers, "app/Dockerfile", "--against", "none");
    expect(stdout).toContain("4 of 4 steps rebuild; 0 cached.");
  });

  it("annotates a workflow's log, with what must not rebuild as an error", async () => {
    await call(runSnapshot, "app/Dockerfile");
    const args = ["--what-if", "src", "--format", "github", "--fail-on-rebuild=RUN make"];
    const { status, stdout } = await call(runLayers, "app/Dockerfile", ...args);
    expect(status).toBe(1);
    expect(stdout.split("\n").slice(0, 2)).toEqual([
      "::notice file=app/Dockerfile,line=4,endLine=4,title=Rebuilds%3A COPY src src/::src/main.c changed.",
      "::error file=app/Dockerfile,line=5,endLine=5,title=Rebuilds%3A RUN make::Line 4 rebuilds: src/main.c changed.",
    ]);
  });

  it("adds a table to what GitHub shows of a workflow's step", async () => {
    const path = join(cwd, "summary.md");
    await writeFile(path, "before\n");
    const env = { GITHUB_STEP_SUMMARY: path };
    await callIn(env, runLayers, "app/Dockerfile", "--format", "github");
    const summary = await readFile(path, "utf8");
    expect(summary).toMatch(/^before\n### Forecast of `app\/Dockerfile`\n/);
  });

  it.each([
    [["--fail-on-rebuild"], 1],
    [["--fail-on-rebuild=build"], 1],
    [["--fail-on-rebuild=5"], 1],
    [["--fail-on-rebuild=3"], 0],
    [["--fail-on-rebuild=COPY --from"], 0],
    [[], 0],
  ])("ends with a status for %j", async (args, status) => {
    await call(runSnapshot, "app/Dockerfile");
    const outcome = await call(runLayers, "app/Dockerfile", "--what-if", "src", ...args);
    expect(outcome.status).toBe(status);
  });

  it("takes a build argument's value from the environment", async () => {
    await writeFile(join(cwd, "app/Dockerfile"), "FROM busybox\nARG VERSION\nRUN make\n");
    await call(runSnapshot, "app/Dockerfile");
    const { stages } = await json("--build-arg", "VERSION");
    expect(stages[0]?.steps[2]?.reasons[0]?.message).toBe("ARG VERSION is new: 7.");
  });

  it("reads standard input", async () => {
    const { stdout } = await call(runLayers, "-", "--context", "app");
    expect(stdout).toContain("- (context app, target 1)");
  });

  it("finds the build context in .strata.yaml", async () => {
    await workspace.write({
      ".strata.yaml": "build:\n  app/Dockerfile:\n    context: .\n    target: build\n",
      "src/other.c": "other",
    });
    const view = await json();
    expect([view.context, view.target]).toEqual([".", "build"]);
  });

  it.each(["--build-context", ".strata.yaml"])("takes named build contexts by %s", async (by) => {
    const given = by === "--build-context" ? ["--build-context", "lib=lib"] : [];
    const yaml = "build:\n  app/Dockerfile:\n    contexts: {lib: lib}\n";
    await workspace.write({
      "app/Dockerfile": "FROM busybox\nCOPY --from=lib a /\nCOPY --from=lib b /\n",
      "lib/a": "a",
      "lib/b": "b",
      ...(by === ".strata.yaml" ? { ".strata.yaml": yaml } : {}),
    });
    await call(runSnapshot, "app/Dockerfile", ...given);
    await workspace.write({ "lib/b": "changed" });
    const { stages } = await json(...given);
    expect(stages[0]?.steps.map(({ state }) => state)).toEqual(["cached", "cached", "rebuild"]);
  });

  it("compares with a snapshot's file", async () => {
    const recorded = await call(runSnapshot, "app/Dockerfile", "--out", "base.json");
    expect(recorded.stdout).toBe("Recorded app/Dockerfile in base.json.\n");
    const view = await json("--against", "base.json");
    expect(view.baseline).toEqual({ kind: "snapshot", label: "base.json" });
    expect(view.summary).toMatchObject({ cached: 4, rebuild: 0 });
  });

  it.each([
    [["nowhere"], "nowhere is no file; name a Dockerfile."],
    [[], "strata layers takes one Dockerfile; see strata layers --help."],
    [["app/Dockerfile", "--context", "x"], "The build context x is no folder"],
    [["app/Dockerfile", "--target", "x"], "app/Dockerfile has no stage x; it has build, 1."],
    [["app/Dockerfile", "--against", "x"], "--against x is no file"],
    [["app/Dockerfile", "--against", "git:"], "names no commit"],
    [["app/Dockerfile", "--against", "app/Dockerfile"], "Dockerfile is no snapshot"],
    [["app/Dockerfile", "--format", "xml"], "--format xml is none of text, json, github."],
    [["app/Dockerfile", "--platform", "a b"], "--platform a b is no platform"],
    [["app/Dockerfile", "--build-context", "x"], "--build-context x is not NAME=FOLDER"],
    [["app/Dockerfile", "--image-store", "x"], "--image-store x is neither"],
    [["app/Dockerfile", "--fail-on-rebuild=x y"], "names no stage, line or text"],
    [["app/Dockerfile", "--wrong"], "Unknown option '--wrong'; see --help."],
  ])("refuses %j in one line", async (args, message) => {
    const refused = call(runLayers, ...args);
    await expect(refused).rejects.toMatchObject({ reason: "call" });
    await expect(refused).rejects.toThrow(message);
  });
});

describe("strata why", () => {
  it("names the steps that a file's change reaches", async () => {
    const { stdout } = await call(runWhy, "app/src/main.c");
    expect(stdout).toBe(
      [
        "app/Dockerfile: a change of app/src/main.c reaches 3 steps",
        "   4  rebuild  COPY src src/  src/main.c changed.",
        "   5  rebuild  RUN make",
        "   7  unsure   COPY --from=build /app/out /out  Stage build runs again from line 4: /app/out may differ, only a build can tell.",
        "",
      ].join("\n"),
    );
  });

  it("says so where no step takes it", async () => {
    const { stdout } = await call(runWhy, "app/other", "--dockerfile", "app/Dockerfile");
    expect(stdout).toBe(
      "No step of app/Dockerfile takes app/other.\n" +
        "  app/Dockerfile: app/other is no file of the build context app.\n",
    );
  });

  it("says why not for each Dockerfile, beside those that take it", async () => {
    await workspace.write({
      "app/README.md": "Read me.",
      "app/.dockerignore": "**/*.md\n",
      "docs/Dockerfile": "FROM busybox\nCOPY . /docs\n",
      "all.Dockerfile": "FROM busybox\nWORKDIR /all\nCOPY . .\n",
      "none/Dockerfile": "FROM busybox\n",
      "none/unused": "",
    });
    const { stdout } = await call(runWhy, "app/README.md");
    expect(stdout).toBe(
      [
        "all.Dockerfile: a change of app/README.md reaches 1 step",
        "   3  rebuild  COPY . .  app/README.md changed.",
        "",
        "No step of app/Dockerfile, docs/Dockerfile, none/Dockerfile takes app/README.md.",
        "  app/Dockerfile: Line 1 of app/.dockerignore leaves it out: **/*.md",
        "  docs/Dockerfile: app/README.md lies outside of the build context docs.",
        "  none/Dockerfile: app/README.md lies outside of the build context none.",
        "",
      ].join("\n"),
    );
    const unused = await call(runWhy, "none/unused", "--dockerfile", "none/Dockerfile");
    expect(unused.stdout).toContain("No step that a build of none/Dockerfile runs takes it.");
  });

  it("knows a file of a named build context, and the line that leaves one out there", async () => {
    await workspace.write({
      "app/Dockerfile": "FROM busybox\nCOPY --from=lib . /lib\nRUN make\n",
      "lib/a": "a",
      "lib/b": "b",
      "lib/.dockerignore": "b\n",
    });
    const given = ["--dockerfile", "app/Dockerfile", "--build-context", "lib=lib"];
    const taken = await call(runWhy, "lib/a", ...given);
    expect(taken.stdout).toContain("a change of lib/a reaches 2 steps");
    const ignored = await call(runWhy, "lib/b", ...given);
    expect(ignored.stdout).toContain(
      "Line 1 of the .dockerignore of the build context lib leaves it out: b",
    );
  });

  it("goes on past a Dockerfile that cannot be built, unless it was named", async () => {
    await workspace.write({ "broken/Dockerfile": "COPY a b\n", "broken/a": "a" });
    const { stdout } = await call(runWhy, "broken/a");
    expect(stdout).toContain("broken/Dockerfile has no FROM, so nothing is built.");
    const named = call(runWhy, "broken/a", "--dockerfile", "broken/Dockerfile");
    await expect(named).rejects.toMatchObject({ reason: "call" });
  });
});

import {
  cpSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ForecastView } from "@strata/protocol/forecast";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeForecast, takeSnapshot } from "../../server/src/forecast/forecast.ts";
import { type ForecastRequest, forecastRequest } from "../../server/src/forecast/request.ts";
import { type Snapshot, writeSnapshot } from "../../server/src/forecast/snapshot.ts";
import type { Environment } from "../../server/src/platform/cache-folder.ts";
import type { NodeHost } from "../../server/src/platform/node-host.ts";
import { makeForecastHost } from "../support/forecast-host.ts";
import { type History, makeGitUser, makeHistory, runUserGit } from "../support/random-history.ts";
import { RandomSource } from "../support/random-source.ts";
import { chosenSeed, reportSeed } from "../support/random-suite.ts";

const deep = process.env["STRATA_DEEP"] === "1";
const CASES = deep ? 200 : 12;
const BUDGET_SECONDS = 10;

let folder = "";
let env: Environment = {};
let host: NodeHost;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "strata-histories-")));
  env = makeGitUser(folder);
  host = await makeForecastHost(folder, { env, trusted: true });
});

afterAll(async () => {
  await host.dispose();
  rmSync(folder, { recursive: true, force: true });
});

it("the forecast since a commit is the one since a build of its clean checkout", async () => {
  const seed = chosenSeed();
  const wrong: string[] = [];
  const start = performance.now();
  const isLate = () => !deep && performance.now() - start > BUDGET_SECONDS * 1000;
  let count = 0;
  for (; count < CASES && !isLate(); count += 1) {
    const random = new RandomSource(seed + count);
    const place = join(folder, String(count));
    const history = makeHistory(place, env, random);
    const found = await compare(place, history, random.pick(history.commits));
    rmSync(place, { recursive: true });
    if (found.length > 0) wrong.push(`seed ${seed + count}`, ...history.story, ...found, "");
  }
  reportSeed("forecasts since a commit", seed, count);
  expect(wrong.join("\n")).toBe("");
}, 3_600_000);

/** What the two forecasts differ in, and what is left out without being named. */
async function compare(place: string, history: History, commit: string): Promise<string[]> {
  const { work, context } = history;
  const clean = join(place, "clean");
  runUserGit(env, work, "worktree", "add", "--quiet", "--detach", clean, commit);
  for (const path of [".git", ...gitLinks(history, commit)]) {
    rmSync(join(clean, path), { recursive: true });
  }
  const now = join(place, "now");
  cpSync(work, now, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  for (const path of untold(history, commit)) {
    rmSync(join(now, path), { recursive: true, force: true });
  }
  for (const top of [clean, now]) removeEmptyFolders(top);
  const then = await takeSnapshot(requestIn(join(clean, context)), host);
  const against = { kind: "snapshot", text: writeSnapshot(then), name: "clean" } as const;
  const sinceBuild = await makeForecast({ ...requestIn(join(now, context)), against }, host);
  const sinceCommit = await makeForecast(
    { ...requestIn(join(work, context)), against: { kind: "git", ref: commit } },
    host,
  );
  const whole = await takeSnapshot(requestIn(join(work, context)), host);
  const told = await takeSnapshot(requestIn(join(now, context)), host);
  return [
    ...differences(steps(sinceCommit), steps(sinceBuild)),
    ...unnamed(sinceCommit.notes, hiddenFiles(whole, told), gitLinks(history, commit)),
  ];
}

/** What lies in the build context and is not compared. */
function hiddenFiles(whole: Snapshot, told: Snapshot): readonly string[] {
  const known = new Set(told.record.entries.map(({ path }) => path));
  const files = whole.record.entries.filter(({ type }) => type !== "directory");
  return files.map(({ path }) => path).filter((path) => !known.has(path));
}

/** The note names every file that is left out, or a folder that it lies in, and nothing else. */
function unnamed(
  notes: readonly string[],
  hidden: readonly string[],
  links: readonly string[],
): string[] {
  const note = notes.find((each) => each.startsWith(leftOut))?.slice(leftOut.length, -1) ?? "";
  const [shown = "", more] = note.split(/ and (\d+) more$/);
  const named = shown.split(", ").filter((path) => path !== "");
  const isIn = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
  const missed = hidden.filter((path) => !named.some((folder) => isIn(path, folder)));
  const idle = named.filter((folder) => !hidden.some((path) => isIn(path, folder)));
  const isLink = (path: string) => links.some((link) => link.endsWith(path));
  return [
    ...(more === undefined ? missed.map((path) => `left out and not named: ${path}`) : []),
    ...idle.filter((path) => !isLink(path)).map((path) => `named and not left out: ${path}`),
  ];
}

const leftOut = "Left out, because git does not track it: ";

function requestIn(root: string): ForecastRequest {
  const path = join(root, root.endsWith("/app") ? "Dockerfile" : "app/Dockerfile");
  const shown = { dockerfile: "Dockerfile", context: "." };
  return forecastRequest({ path, text: readFileSync(path, "utf8"), contextRoot: root, shown });
}

function steps({ stages }: ForecastView): readonly string[] {
  return stages.flatMap(({ steps: each }) =>
    each.map(({ line, text, state, reasons }) =>
      [line, text, state, ...reasons.map(({ kind, message }) => `${kind}: ${message}`)].join(" | "),
    ),
  );
}

function differences(commit: readonly string[], build: readonly string[]): string[] {
  return commit.flatMap((step, index) =>
    step === build[index]
      ? []
      : [`since the commit: ${step}`, `since its build:  ${String(build[index])}`],
  );
}

function gitLinks({ work }: History, commit: string): readonly string[] {
  return runUserGit(env, work, "ls-tree", "-r", "-z", commit)
    .split("\0")
    .filter((line) => line.startsWith("160000"))
    .map((line) => line.slice(line.indexOf("\t") + 1));
}

/** What git cannot tell of: its own folders, submodules, and what it ignores and does not track. */
function untold(history: History, commit: string): readonly string[] {
  const { work } = history;
  const list = (...args: readonly string[]) =>
    runUserGit(env, work, ...args)
      .split("\0")
      .filter((path) => path !== "");
  const tracked = new Set(list("ls-tree", "-r", "-z", "--name-only", commit));
  const ignored = list("ls-files", "-z", "--others", "--ignored", "--exclude-standard");
  const own = ["", "app/module0/", "app/module1/"].map((folder) => `${folder}.git`);
  return [...own, ...gitLinks(history, commit), ...ignored.filter((path) => !tracked.has(path))];
}

function removeEmptyFolders(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!lstatSync(path).isDirectory()) continue;
    removeEmptyFolders(path);
    if (readdirSync(path).length === 0) rmdirSync(path);
  }
}

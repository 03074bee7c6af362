import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeForecast } from "../../server/src/forecast/forecast.ts";
import { forecastRequest } from "../../server/src/forecast/request.ts";
import type { Environment } from "../../server/src/platform/cache-folder.ts";
import { makeForecastHost } from "../support/forecast-host.ts";
import { makeGitUser, runUserGit } from "../support/random-history.ts";

let folder = "";
let work = "";
let env: Environment = {};

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "strata-planted-")));
  work = join(folder, "work");
  env = makeGitUser(folder);
  mkdirSync(work);
  runUserGit(env, work, "init", "--quiet");
  writeFileSync(join(work, "Dockerfile"), "FROM a\nCOPY . /all/\n");
  writeFileSync(
    join(work, ".gitattributes"),
    "*.own filter=own diff=bad\n*.bad filter=bad diff=bad\n",
  );
  for (const name of ["a.own", "a.bad", "gone"]) writeFileSync(join(work, name), name);
  runUserGit(env, work, "add", "--all");
  runUserGit(env, work, "commit", "--quiet", "--message", "one");
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A program that says that it ran, and passes on what it is given. */
function program(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\necho ${name} >> '${join(folder, "ran")}'\ncat\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Everything that a repository may name for git to run, each a program of its own. */
function plant(): void {
  const object = runUserGit(env, work, "rev-parse", "HEAD:gone").trim();
  rmSync(join(work, ".git/objects", object.slice(0, 2), object.slice(2)));
  for (const setting of planted) {
    runUserGit(env, work, "config", setting, program(setting.replace(/\W/g, "-")));
  }
  for (const [name, value] of fetched) runUserGit(env, work, "config", name, value);
  const hooks = join(work, ".git/hooks");
  mkdirSync(hooks, { recursive: true });
  for (const hook of ["post-checkout", "post-index-change", "fsmonitor-watchman"]) {
    writeFileSync(join(hooks, hook), readFileSync(program(`hook-${hook}`)), { mode: 0o755 });
  }
}

const planted = [
  "core.fsmonitor",
  "core.sshCommand",
  "core.gitProxy",
  "core.pager",
  "core.editor",
  "core.alternateRefsCommand",
  "credential.helper",
  "diff.external",
  "diff.bad.textconv",
  "diff.bad.command",
  "filter.bad.clean",
  "filter.bad.smudge",
  "filter.bad.process",
  "filter.own.clean",
];

/** An object that the repository lacks would come from here. */
const fetched = [
  ["core.repositoryFormatVersion", "1"],
  ["extensions.partialClone", "origin"],
  ["remote.origin.promisor", "true"],
  ["remote.origin.url", "ssh://example.com/x.git"],
] as const;

async function programsThatRun(trusted: boolean): Promise<readonly string[]> {
  const host = await makeForecastHost(folder, { env, trusted });
  const path = join(work, "Dockerfile");
  const request = forecastRequest({
    path,
    contextRoot: work,
    text: readFileSync(path, "utf8"),
    advice: true,
  });
  try {
    await makeForecast(request, host);
  } finally {
    await host.dispose();
  }
  const ran = join(folder, "ran");
  const names = existsSync(ran) ? readFileSync(ran, "utf8").split("\n").filter(Boolean) : [];
  return [...new Set(names)].sort();
}

describe("programs that a repository names", () => {
  it("do not run, though it is trusted; the user's own filter does", async () => {
    runUserGit(env, work, "config", "--global", "filter.own.smudge", program("own-smudge"));
    plant();
    expect(await programsThatRun(true)).toEqual(["own-smudge"]);
  });

  it("do not run where it is not trusted, nor does anything else", async () => {
    runUserGit(env, work, "config", "--global", "filter.own.smudge", program("own-smudge"));
    plant();
    expect(await programsThatRun(false)).toEqual([]);
  });

  it("would run where git is asked as usual", () => {
    plant();
    runUserGit(env, work, "status", "--short");
    expect(existsSync(join(folder, "ran"))).toBe(true);
  });
});

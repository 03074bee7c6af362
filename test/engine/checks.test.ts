import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { brokenDockerfiles, soundDockerfiles } from "../support/broken-dockerfiles.ts";
import { CORPUS_IGNORE } from "../support/check-corpus.ts";
import {
  CHECK_NAMES,
  corpusFiles,
  ourChecks,
  safelyFixed,
  theirChecks,
} from "../support/check-suite.ts";
import { checkFolders, type EngineVerdict } from "../support/docker-builds.ts";
import { refusedProblems } from "../support/expected-build.ts";
import { providedEngine } from "../support/provided.ts";

const engine = providedEngine();
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "strata-checks-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Where we know better, or follow a newer BuildKit than the engine's. */
const DIFFERENCES = [
  {
    why: "a variable with a default beside it is not missing",
    text: "FROM scratch\nLABEL a=${x:-y} b=${z+w}\n",
    theirs: ["UndefinedVar 2"],
    ours: [],
  },
  {
    why: "a variable of EXPOSE is looked at like any other",
    text: "FROM scratch\nEXPOSE $PORT\n",
    theirs: [],
    ours: ["UndefinedVar 2"],
  },
  {
    why: "names of files and versions are no secrets (newer than the engine)",
    text: "FROM scratch\nENV PASSWORD_FILE=/x TOKEN_VERSION=1\n",
    theirs: ["SecretsUsedInArgOrEnv 2"],
    ours: [],
  },
  {
    why: "a folder that is not known is not said to be relative",
    text: "FROM scratch\nARG D\nWORKDIR $D\n",
    theirs: ["WorkdirRelativePath 3"],
    ours: [],
  },
];

it("reports what the engine's own checks report, on the same lines", async () => {
  const files = corpusFiles();
  const verdicts = await engineVerdicts(files.map(({ text }) => text));
  const differences = files.flatMap(({ text }, index) => {
    const theirs = theirChecks(text, verdicts[index]?.checks ?? []);
    const ours = ourChecks(text);
    if (theirs.join("\n") === ours.join("\n")) return [];
    return [`engine ${theirs.join(", ")}; ours ${ours.join(", ")}\n${text}`];
  });
  console.log(`files through the engine's checks: ${String(files.length)}`);
  expect(differences).toEqual([]);
  // The corpus is what it says: the engine itself sees each hit, and no near miss.
  const wrong = files.flatMap(({ check, kind, text }, index) => {
    const isSeen = verdicts[index]?.checks.some((each) => each.check === check) === true;
    return kind === "mixed" || isSeen === (kind === "hit")
      ? []
      : [`${check ?? ""} ${kind}\n${text}`];
  });
  expect(wrong).toEqual([]);
});

it("fixes safely what the engine then takes, and says less of", async () => {
  const fixed = corpusFiles().flatMap(({ text }) => {
    const after = safelyFixed(text);
    return after === null ? [] : [{ text, after }];
  });
  const verdicts = await engineVerdicts(fixed.map(({ after }) => after));
  const differences = fixed.flatMap(({ text, after }, index) => {
    const verdict = verdicts[index];
    const left = theirChecks(after, verdict?.checks ?? []);
    const isLess = left.length < ourChecks(text).length && left.join() === ourChecks(after).join();
    return isLess ? [] : [`${left.join(", ")} is left\n${text}---\n${after}`];
  });
  console.log(`files fixed safely: ${String(fixed.length)}`);
  expect(differences).toEqual([]);
});

it("refuses what the engine refuses, and nothing else", async () => {
  const texts = [...brokenDockerfiles().map(({ text }) => text), ...soundDockerfiles()];
  const verdicts = await engineVerdicts(texts);
  const differences = texts.flatMap((text, index) => {
    const refusal = verdicts[index]?.refusal ?? null;
    const ours = refusedProblems(text);
    if ((refusal === null) === (ours.length === 0)) return [];
    return [`engine ${String(refusal)}, ours ${ours.join(" ")}\n${text}`];
  });
  console.log(`files refused or not: ${String(texts.length)}`);
  expect(differences).toEqual([]);
});

it("has at least five files for and five against each check", () => {
  const files = corpusFiles();
  const count = (name: string, kind: string): number =>
    files.filter((file) => file.check === name && file.kind === kind).length;
  const few = CHECK_NAMES.filter((name) => count(name, "hit") < 5 || count(name, "miss") < 5);
  expect(few).toEqual([]);
});

it("has at least fifty files with three checks or more", () => {
  const mixed = corpusFiles().filter(({ kind }) => kind === "mixed");
  const several = mixed.filter(({ text }) => {
    const names = ourChecks(text).map((each) => each.split(" ")[0]);
    return new Set(names).size >= 3;
  });
  expect(several.length).toBeGreaterThanOrEqual(50);
});

it("differs where it says that it does, and nowhere else", async () => {
  const verdicts = await engineVerdicts(DIFFERENCES.map(({ text }) => text));
  const found = DIFFERENCES.map(({ why, text }, index) => ({
    why,
    text,
    theirs: theirChecks(text, verdicts[index]?.checks ?? []),
    ours: ourChecks(text),
  }));
  expect(found).toEqual(DIFFERENCES);
});

/** Each text in a build context of its own. */
async function engineVerdicts(texts: readonly string[]): Promise<readonly EngineVerdict[]> {
  const top = await mkdtemp(join(folder, "files-"));
  const names = texts.map((_, index) => `file-${String(index)}`);
  for (const [index, name] of names.entries()) {
    const at = join(top, name);
    await mkdir(at);
    await writeFile(join(at, "Dockerfile"), texts[index] ?? "");
    await writeFile(join(at, ".dockerignore"), CORPUS_IGNORE);
  }
  return checkFolders(engine, top, names);
}

import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { engineObjects, type EngineObjects } from "../support/engine-objects.ts";
import { providedEngine } from "../support/provided.ts";
import { describeWithEngine } from "../support/with-engine.ts";
import { copyDemo, type Workspace } from "../support/workspace.ts";
import { eventually, goToLine, openFromExplorer } from "./support/editor.ts";
import { forecastStatus, statusIs } from "./support/forecast.ts";
import { type GitRecord, recordGit } from "./support/git-record.ts";
import { hoverText } from "./support/hover.ts";
import {
  newcomers,
  processesBelow,
  sampleProcesses,
  type SystemProcess,
} from "./support/processes.ts";
import { openSidebar, rowLabels } from "./support/sidebar.ts";
import { openWorkbench, type Workbench } from "./support/workbench.ts";

let scratch: string;
let demo: Workspace;
let git: GitRecord;
let objects: EngineObjects;
let workbench: Workbench | undefined;

describeWithEngine("a session of editing, and of looking at the engine", () => {
  beforeAll(async () => {
    objects = engineObjects(providedEngine());
    const image = ["--label", objects.label, "busybox:1.36", "sleep", "3600"];
    await objects.docker("run", "--detach", "--init", "--name", objects.name("seen"), ...image);
  });

  afterAll(() => objects.removeAll());

  beforeEach(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), "strata-processes-"));
    demo = await copyDemo();
    await demo.commit();
    git = await recordGit(scratch);
  });

  afterEach(async () => {
    await workbench?.close();
    workbench = undefined;
    await demo.remove();
    await rm(scratch, { recursive: true, force: true });
  });

  it("starts the server, and nothing else where the baseline is not git", async () => {
    const { started, serverHadChildren } = await session({ "strata.forecast.against": "none" });
    expect(started.map(nameOf)).toEqual(["server.cjs"]);
    expect(serverHadChildren).toBe(false);
    expect(await git.calls()).toEqual([]);
  });

  it("starts git besides, under the server, where that is the baseline", async () => {
    const { started, serverHadChildren } = await session({});
    // What is about to become git is still a copy of the server.
    const names = new Set(started.map(nameOf).filter((name) => name !== "git"));
    expect([...names]).toEqual(["server.cjs"]);
    expect(serverHadChildren).toBe(true);
    expect(await git.calls()).not.toEqual([]);
  });
});

interface Session {
  /** What came into being below the extension host. */
  readonly started: readonly string[];
  /** However short they lived. */
  readonly serverHadChildren: boolean;
}

/** What a person does in a while; what is counted starts before the server does. */
async function session(settings: Readonly<Record<string, unknown>>): Promise<Session> {
  workbench = await openWorkbench({
    open: demo.folder,
    // VS Code's own use of git is not what is counted.
    settings: { "git.enabled": false, "files.autoSave": "off", ...settings },
    env: {
      ...git.env,
      STRATA_CACHE: demo.cache,
      DOCKER_CONFIG: scratch,
      DOCKER_HOST: `unix://${providedEngine().socketPath}`,
    },
  });
  const { page, processId } = workbench;
  const row = page.locator('.explorer-folders-view .monaco-list-row[aria-label="Dockerfile"]');
  await row.waitFor();
  const host = await extensionHost(processId);
  const before = await processesBelow(host);
  const sample = sampleProcesses(host);

  await openFromExplorer(page, "Dockerfile");
  await statusIs(page, (status) => status !== "");
  const atFirst = await forecastStatus(page);
  await goToLine(page, 1);
  await page.keyboard.type("ARG TYPED=1\n");
  await page.keyboard.press("ControlOrMeta+s");
  await appendFile(path.join(demo.folder, "api/src/server.js"), "changed();\n");
  await statusIs(page, (status) => status !== "" && (status !== atFirst || isAll(status)));
  expect(await hoverText(page, 1)).not.toBe("");
  await openSidebar(page);
  const name = objects.name("seen");
  await eventually(
    () => rowLabels(page, "Containers"),
    (labels) => labels.some((label) => label.startsWith(`${name},`)),
    "the container's row",
  );

  const seen = await sample.end();
  const after = await processesBelow(host);
  const server = [...after.values()].find(({ command }) => nameOf(command) === "server.cjs");
  return {
    started: newcomers(before, seen).filter((command) => !isOfVsCode(command)),
    serverHadChildren: server?.endedChildren !== 0,
  };
}

/** Where nothing is compared, all steps rebuild before and after. */
function isAll(status: string): boolean {
  return /^All \d+ steps rebuild$/.test(status) || /^(\d+) of \1 steps rebuild$/.test(status);
}

function extensionHost(root: number): Promise<number> {
  return eventually(
    async () => [...(await processesBelow(root)).values()].find(isExtensionHost)?.id ?? 0,
    (id) => id !== 0,
    "an extension host",
  );
}

function isExtensionHost({ command }: SystemProcess): boolean {
  return command.includes("--type=extensionHost");
}

/** A language server that ships with VS Code, or the program by which it looks for files. */
function isOfVsCode(command: string): boolean {
  return /\/extensions\/\w+-language-features\/|\/ripgrep[^ ]*\/rg |^rg$/.test(command);
}

/** The program of a command line, or the script that node runs. */
function nameOf(command: string): string {
  return /([\w-]+\.cjs)\b/.exec(command)?.[1] ?? path.basename(command.split(" ")[0] ?? "");
}

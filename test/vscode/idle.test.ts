import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { engineObjects, type EngineObjects } from "../support/engine-objects.ts";
import { providedEngine } from "../support/provided.ts";
import { openProxySocket, type ProxySocket } from "../support/proxy-socket.ts";
import { describeWithEngine } from "../support/with-engine.ts";
import { copyDemo, type Workspace } from "../support/workspace.ts";
import { eventually, openFile } from "./support/editor.ts";
import { statusIs } from "./support/forecast.ts";
import { type GitRecord, recordGit } from "./support/git-record.ts";
import { newcomers, parentsOfEnded, processesBelow, sampleProcesses } from "./support/processes.ts";
import { openSidebar, rowLabels } from "./support/sidebar.ts";
import { openWorkbench, type Workbench } from "./support/workbench.ts";

const MINUTE = 60_000;
/** What VS Code itself does after its start is over by then. */
const SETTLING = 15_000;
/** The engine tells of its objects on one, of its builds on another. */
const STREAMS = 2;

let scratch: string;
let demo: Workspace;
let git: GitRecord;
let objects: EngineObjects;
let proxy: ProxySocket;
let workbench: Workbench;

describeWithEngine("a window with the sidebar and a Dockerfile in sight", () => {
  beforeAll(async () => {
    const engine = providedEngine();
    objects = engineObjects(engine);
    scratch = await mkdtemp(path.join(tmpdir(), "strata-idle-"));
    const windows = process.platform === "win32";
    const socket = windows ? `\\\\.\\pipe\\${objects.name("proxy")}` : path.join(scratch, "s");
    proxy = await openProxySocket(engine.socketPath, socket);
    demo = await copyDemo();
    await demo.commit();
    git = await recordGit(scratch);
    workbench = await openWorkbench({
      open: demo.folder,
      // VS Code's own use of git is not what is counted.
      settings: { "git.enabled": false },
      env: {
        ...git.env,
        STRATA_CACHE: demo.cache,
        DOCKER_CONFIG: scratch,
        DOCKER_HOST: `${windows ? "npipe" : "unix"}://${socket}`,
      },
    });
  });

  afterAll(async () => {
    await workbench.close();
    await proxy.close();
    await objects.removeAll();
    await demo.remove();
    await rm(scratch, { recursive: true, force: true });
  });

  it("does nothing for a minute while nothing changes", { timeout: 300_000 }, async () => {
    const { page, processId } = workbench;
    await openFile(page, "Dockerfile");
    await statusIs(page, (status) => /^All \d+ steps unchanged$/.test(status));
    await openSidebar(page);
    await start("before");

    await pause(SETTLING);
    // Others may use the same engine meanwhile: what it says of them is no change here.
    proxy.hold();
    await eventually(
      () => Promise.resolve(proxy.connections),
      (open) => open === STREAMS,
      "the streams of events and of builds alone",
    );
    proxy.clear();
    const gitBefore = await git.calls();
    const before = await processesBelow(processId);
    const sample = sampleProcesses(processId);
    await pause(MINUTE);
    const seen = await sample.end();
    const after = await processesBelow(processId);

    expect(proxy.requests).toEqual([]);
    expect(proxy.connections).toBe(STREAMS);
    expect(await git.calls()).toEqual(gitBefore);
    expect(newcomers(before, seen)).toEqual([]);
    expect(newcomers(before, after)).toEqual([]);
    expect(parentsOfEnded(before, after)).toEqual([]);

    // The same counters see what was before, and what a change brings.
    expect(gitBefore).not.toEqual([]);
    proxy.release();
    await start("after");
    expect(proxy.requests).not.toEqual([]);
    await demo.write({ "api/src/server.js": "changed();\n" });
    await statusIs(page, (status) => / steps rebuild( · .+)?$/.test(status));
  });
});

/** Starts a container and waits for its row. */
async function start(word: string): Promise<void> {
  const name = objects.name(word);
  await objects.docker(
    ...["run", "--detach", "--init", "--label", objects.label, "--name", name],
    ...["busybox:1.36", "sleep", "3600"],
  );
  await eventually(
    () => rowLabels(workbench.page, "Containers"),
    (labels) => labels.some((label) => label.startsWith(`${name},`)),
    `a row for ${name}`,
  );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

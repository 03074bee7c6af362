import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { engineObjects, type EngineObjects } from "../support/engine-objects.ts";
import { dockerEnvironment, providedEngine } from "../support/provided.ts";
import { openProxySocket, type ProxySocket } from "../support/proxy-socket.ts";
import { openTinyRegistry, type TinyRegistry } from "../support/tiny-registry.ts";
import { describeWithEngine } from "../support/with-engine.ts";
import { CONTAINER_COMMANDS } from "./support/commands/containers.ts";
import { KEEPING_COMMANDS } from "./support/commands/keeping.ts";
import { OBJECT_COMMANDS } from "./support/commands/objects.ts";
import { PROJECT_COMMANDS } from "./support/commands/projects.ts";
import { OTHER_COMMANDS } from "./support/commands/rest.ts";
import { CommandUser, IMAGE, manifest, titleOf } from "./support/commands/user.ts";
import { openSidebar } from "./support/sidebar.ts";
import { openWorkbench, type Workbench } from "./support/workbench.ts";

/** Where a command is used as a person would, when it is not in the tables. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "strata.container.logs": "logs.test.ts",
  "strata.container.logDocument": "sidebar.test.ts",
  "strata.container.remove": "sidebar.test.ts",
  "strata.forecast.snapshot": "forecast.test.ts",
  "strata.forecast.explain": "forecast.test.ts",
  "strata.forecast.why": "file-reach.test.ts",
  "strata.layers.show": "layers-panel.test.ts",
  "strata.forecast.compareWith": "choices.test.ts",
  "strata.forecast.chooseTarget": "choices.test.ts",
  "strata.forecast.setArguments": "choices.test.ts",
};

const COMMANDS = {
  ...CONTAINER_COMMANDS,
  ...KEEPING_COMMANDS,
  ...PROJECT_COMMANDS,
  ...OBJECT_COMMANDS,
  ...OTHER_COMMANDS,
};

let objects: EngineObjects;
let scratch: string;
let workbench: Workbench;
let registry: TinyRegistry;
let proxy: ProxySocket;
let user: CommandUser;

describeWithEngine("a command from the palette", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    const engine = providedEngine();
    objects = engineObjects(engine);
    scratch = await mkdtemp(path.join(tmpdir(), "strata-commands-"));
    const windows = process.platform === "win32";
    const socket = windows ? `\\\\.\\pipe\\${objects.name("proxy")}` : path.join(scratch, "s");
    proxy = await openProxySocket(engine.socketPath, socket);
    const { DOCKER_HOST = "" } = dockerEnvironment(engine, socket);
    registry = await openTinyRegistry(objects, IMAGE);
    workbench = await openWorkbench({
      open: scratch,
      env: { DOCKER_HOST, DOCKER_CONFIG: scratch, STRATA_CACHE: path.join(scratch, "cache") },
    });
    user = new CommandUser({ workbench, objects, scratch, registry, proxy });
    await openSidebar(workbench.page);
  });

  afterAll(async () => {
    await workbench.close();
    await registry.close();
    await proxy.close();
    await objects.removeAll();
    await rm(scratch, { recursive: true, force: true });
  });

  // A view paints the rows that fit into it.
  afterEach(() => objects.removeContainers());

  it.each(Object.keys(COMMANDS))("%s does it", async (command) => {
    await COMMANDS[command]?.(user, await titleOf(command));
  });

  it("says what failed, why, and what to do", async () => {
    const volume = await user.makeVolume("used");
    const name = await user.start("uses", "--volume", `${volume}:/data`);
    await user.onMany(await titleOf("strata.volume.remove"), volume);
    await user.confirm(`Remove the volume "${volume}" and the data in it?`, "Remove Volume");
    const text = `Volume ${volume} cannot be removed: container ${name} uses it. Stop and remove ${name} first.`;
    await workbench.page.locator(".notification-toast", { hasText: text }).waitFor();
  });
});

it("is tried here, or in a file that is named here, if it is contributed", async () => {
  const ids = (await manifest()).commands.map(({ command }) => command);
  expect(ids.filter((id) => !(id in COMMANDS) && !(id in ELSEWHERE))).toEqual([]);
  for (const [command, file] of Object.entries(ELSEWHERE)) {
    const text = await readFile(path.join(import.meta.dirname, file), "utf8");
    const title = await titleOf(command);
    expect(text).toContain(title.replace("Strata: ", ""));
  }
});

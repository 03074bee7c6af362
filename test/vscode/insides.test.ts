import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { engineObjects, type EngineObjects } from "../support/engine-objects.ts";
import { providedEngine } from "../support/provided.ts";
import { openProxySocket, type ProxySocket } from "../support/proxy-socket.ts";
import { describeWithEngine } from "../support/with-engine.ts";
import { openSidebar } from "./support/sidebar.ts";
import { openWorkbench, type Workbench } from "./support/workbench.ts";

const PLANTED = "planted-and-never-seen";

let objects: EngineObjects;
let proxy: ProxySocket;
let folder: string;
let workbench: Workbench;
let page: Page;
let name: string;

function row(spoken: string): Locator {
  return page.locator(`.pane-body .monaco-list-row[role='treeitem'][aria-label^="${spoken}"]`);
}

async function open(spoken: string): Promise<void> {
  await row(spoken).click();
  await page.keyboard.press("ArrowRight");
}

/** Requests about this container or its image since the proxy was cleared. */
function inspections(): readonly string[] {
  return proxy.requests.filter((request) => /\/(?:containers|images)\/[^/]+\/json/.test(request));
}

describeWithEngine("inside of a container", () => {
  beforeAll(async () => {
    const engine = providedEngine();
    objects = engineObjects(engine);
    folder = await mkdtemp(join(tmpdir(), "strata-insides-"));
    const windows = process.platform === "win32";
    const path = windows ? `\\\\.\\pipe\\${objects.name("proxy")}` : join(folder, "s");
    proxy = await openProxySocket(engine.socketPath, path);
    const env = { DOCKER_HOST: `${windows ? "npipe" : "unix"}://${path}`, DOCKER_CONFIG: folder };
    name = objects.name("inside");
    await objects.docker("volume", "create", "--label", objects.label, objects.name("data"));
    await objects.docker(
      ...["run", "--detach", "--init", "--label", objects.label, "--name", name],
      ...["--publish", "127.0.0.1:0:80", "--volume", `${objects.name("data")}:/data`],
      ...["--env", "MODE=test", "--env", `API_TOKEN=${PLANTED}`, "busybox:1.36", "sleep", "3600"],
    );
    workbench = await openWorkbench({ open: folder, env });
    page = workbench.page;
    await openSidebar(page);
    await row(`${name},`).waitFor();
  });

  afterAll(async () => {
    await workbench.close();
    await proxy.close();
    await objects.removeAll();
    await rm(folder, { recursive: true, force: true });
  });

  it("are its ports, mounts and networks, for which nothing is asked", async () => {
    proxy.clear();
    await open(`${name},`);
    const port = (await objects.docker("port", name, "80")).split(":").at(-1) ?? "";
    await row(`port 80, published as ${port}`).waitFor();
    await row(`/data, mount of Volume ${objects.name("data")}`).waitFor();
    const format = "{{.NetworkSettings.Networks.bridge.IPAddress}}";
    await row(`network bridge, ${await objects.docker("inspect", "-f", format, name)}`).waitFor();
    expect(proxy.requests).toEqual([]);
  });

  it("is its environment, asked for when it is opened, secrets masked", async () => {
    proxy.clear();
    await open("Environment");
    await row("MODE, test, set for the container").waitFor();
    await row("PATH, /usr/local/sbin").filter({ hasText: "from its image" }).waitFor();
    await row("API_TOKEN, ").waitFor();
    expect(await page.content()).not.toContain(PLANTED);
    expect(inspections()).toHaveLength(2);
  });

  it("follows the engine, and what is open stays open", async () => {
    proxy.clear();
    const network = objects.name("joined");
    await objects.docker("network", "create", "--label", objects.label, network);
    await objects.docker("network", "connect", network, name);
    await row(`network ${network}, `).waitFor();
    await row("MODE, test").waitFor();
    expect(inspections()).toEqual([]);
  });

  it("are the files it changed, read again when they are opened again", async () => {
    await objects.docker("exec", name, "touch", "/root/first");
    await open("Changed since its image");
    await row("/root/first, added").waitFor();
    await row("Changed since its image").click();
    await row("/root/first, added").waitFor({ state: "detached" });
    await objects.docker("exec", name, "touch", "/root/second");
    await open("Changed since its image");
    await row("/root/second, added").waitFor();
  });

  it("leads from a mount to its volume", async () => {
    const mount = row("/data, mount of Volume");
    await mount.click();
    await mount.getByRole("button", { name: "Show in Sidebar" }).click();
    const volume = page.locator(
      `.monaco-list-row.selected[aria-label^="${objects.name("data")},"]`,
    );
    await volume.waitFor();
  });
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { engineObjects, type EngineObjects } from "../support/engine-objects.ts";
import { providedEngine } from "../support/provided.ts";
import { openProxySocket, type ProxySocket } from "../support/proxy-socket.ts";
import { describeWithEngine } from "../support/with-engine.ts";
import { eventually, runCommand } from "./support/editor.ts";
import { openWorkbench, type Workbench } from "./support/workbench.ts";

const IMAGE = "busybox:1.36";

let objects: EngineObjects;
let proxy: ProxySocket;
let folder: string;
let workbench: Workbench;
let page: Page;

/** A row of a view, by the beginning of what a screen reader says. */
function row(name: string): ReturnType<Page["locator"]> {
  return page.locator(`.pane-body .monaco-list-row[role='treeitem'][aria-label^="${name},"]`);
}

async function start(name: string, ...more: readonly string[]): Promise<void> {
  await objects.docker(
    ...["run", "--detach", "--init", "--label", objects.label, "--name", name, ...more],
    ...[IMAGE, "sh", "-c", "echo hello from $HOSTNAME; exec sleep 3600"],
  );
}

async function spoken(name: string): Promise<string> {
  return (await row(name).getAttribute("aria-label")) ?? "";
}

describeWithEngine("the sidebar", () => {
  beforeAll(async () => {
    const engine = providedEngine();
    objects = engineObjects(engine);
    folder = await mkdtemp(join(tmpdir(), "strata-sidebar-"));
    const windows = process.platform === "win32";
    const path = windows ? `\\\\.\\pipe\\${objects.name("proxy")}` : join(folder, "s");
    proxy = await openProxySocket(engine.socketPath, path);
    const scheme = windows ? "npipe" : "unix";
    const env = { DOCKER_HOST: `${scheme}://${path}`, DOCKER_CONFIG: folder };
    workbench = await openWorkbench({ open: folder, env });
    page = workbench.page;
    await page.getByRole("tab", { name: "Strata" }).click();
  });

  afterAll(async () => {
    await workbench.close();
    await proxy.close();
    await objects.removeAll();
    await rm(folder, { recursive: true, force: true });
  });

  it("shows a container that the docker program starts, and its state in words", async () => {
    const name = objects.name("seen");
    await start(name);
    await row(name).waitFor();
    // The engine tells first that it was created, then that it runs.
    await eventually(
      () => spoken(name),
      (label) => label.includes(`${name}, running, container of image ${IMAGE}`),
      "a container that runs",
    );
  });

  it("says that the engine is gone, and shows the rows again when it is back", async () => {
    const name = objects.name("back");
    await start(name);
    await row(name).waitFor();
    await proxy.cut("gone");
    await page.getByText("Docker Engine was not found.").first().waitFor();
    await row(name).waitFor({ state: "detached" });
    await proxy.restore();
    await row(name).waitFor();
    expect(await page.getByText("Docker Engine was not found.").count()).toBe(0);
  });

  it("follows a container's log in a document", async () => {
    const name = objects.name("log");
    await start(name);
    await row(name).click();
    await runCommand(page, "Strata: Open Container Log in Editor");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: name }).click();
    await page.locator(".view-line", { hasText: "hello from" }).waitFor();
    await objects.docker("exec", name, "sh", "-c", "echo one more > /proc/1/fd/1");
    await page.locator(".view-line", { hasText: "one more" }).waitFor();
    expect(await page.locator(`.tab[data-resource-name='${name}.log']`).count()).toBe(1);
  });

  it("stops following when the document is closed", async () => {
    await runCommand(page, "View: Close All Editors");
    const streams = (): Promise<number> => Promise.resolve(proxy.connections);
    // The stream of the engine's events is what stays.
    await eventually(streams, (open) => open === 1, "one connection");
    expect(await page.locator(".tab[data-resource-name$='.log']").count()).toBe(0);
  });

  it("asks before it removes, naming what goes", async () => {
    const name = objects.name("remove");
    await start(name);
    await row(name).waitFor();
    await runCommand(page, "Strata: Remove Container…");
    const pick = page.locator(".quick-input-list .monaco-list-row", { hasText: name });
    await pick.click();
    await page.keyboard.press("Enter");
    const dialog = page.locator(".monaco-dialog-box");
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain(`Remove the container "${name}"?`);
    await dialog.getByRole("button", { name: "Remove Container" }).click();
    await row(name).waitFor({ state: "detached" });
    expect(await objects.docker("ps", "--all", "--quiet", "--filter", `name=${name}`)).toBe("");
  });
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { engineObjects, type EngineObjects } from "../support/engine-objects.ts";
import { providedEngine } from "../support/provided.ts";
import { openProxySocket, type ProxySocket } from "../support/proxy-socket.ts";
import { describeWithEngine } from "../support/with-engine.ts";
import { openSidebar } from "./support/sidebar.ts";
import { openWorkbench, type Workbench } from "./support/workbench.ts";

let objects: EngineObjects;
let proxy: ProxySocket;
let folder: string;
let workbench: Workbench;
let page: Page;

function measurements(): number {
  return proxy.requests.filter((request) => request.includes("/system/df")).length;
}

describeWithEngine("disk usage", () => {
  beforeAll(async () => {
    const engine = providedEngine();
    objects = engineObjects(engine);
    folder = await mkdtemp(join(tmpdir(), "strata-usage-"));
    const windows = process.platform === "win32";
    const path = windows ? `\\\\.\\pipe\\${objects.name("proxy")}` : join(folder, "s");
    proxy = await openProxySocket(engine.socketPath, path);
    const env = { DOCKER_HOST: `${windows ? "npipe" : "unix"}://${path}`, DOCKER_CONFIG: folder };
    await objects.docker("volume", "create", "--label", objects.label, objects.name("full"));
    await objects.docker(
      ...["run", "--rm", "--volume", `${objects.name("full")}:/data`, "busybox:1.36"],
      ...["sh", "-c", "head -c 7000000 /dev/zero > /data/zeros"],
    );
    workbench = await openWorkbench({ open: folder, env });
    page = workbench.page;
    await openSidebar(page);
  });

  afterAll(async () => {
    await workbench.close();
    await proxy.close();
    await objects.removeAll();
    await rm(folder, { recursive: true, force: true });
  });

  it("is measured when it is looked at, and says what docker says", async () => {
    await page.locator(".pane-body .monaco-list-row").first().waitFor();
    expect(measurements()).toBe(0);
    await page.locator(".sidebar .pane-header", { hasText: "Disk Usage" }).click();
    const volumes = page.locator(".pane-body .monaco-list-row[aria-label^='Volumes, ']");
    await volumes.click();
    await page.keyboard.press("ArrowRight");
    const row = page.locator(
      `.pane-body .monaco-list-row[aria-label^='${objects.name("full")}, ']`,
    );
    await row.waitFor();
    const format = ["--verbose", "--format", "{{range .Volumes}}{{.Name}} {{.Size}}\n{{end}}"];
    const told = await objects.docker("system", "df", ...format);
    const size = told.split("\n").find((line) => line.startsWith(objects.name("full")));
    expect(size).toBe(`${objects.name("full")} 7MB`);
    expect(await row.getAttribute("aria-label")).toBe(`${objects.name("full")}, 7.0 MB`);
    expect(measurements()).toBe(1);
  });

  it("is measured again by its button", async () => {
    const header = page.locator(".sidebar .pane-header", { hasText: "Disk Usage" });
    await header.hover();
    await objects.docker("volume", "rm", objects.name("full"));
    await header.getByRole("button", { name: "Refresh" }).click();
    const row = page.locator(
      `.pane-body .monaco-list-row[aria-label^='${objects.name("full")}, ']`,
    );
    await row.waitFor({ state: "detached" });
    expect(measurements()).toBe(2);
  });
});

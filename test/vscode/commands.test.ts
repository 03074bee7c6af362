import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { engineObjects, type EngineObjects } from "../support/engine-objects.ts";
import { dockerEnvironment, providedEngine } from "../support/provided.ts";
import { openProxySocket, type ProxySocket } from "../support/proxy-socket.ts";
import { openTinyRegistry, type TinyRegistry } from "../support/tiny-registry.ts";
import { describeWithEngine } from "../support/with-engine.ts";
import { eventually, openFile, runCommand } from "./support/editor.ts";
import { processesBelow } from "./support/processes.ts";
import { openSidebar, rowLabels } from "./support/sidebar.ts";
import { openWorkbench, type Workbench } from "./support/workbench.ts";

const IMAGE = "busybox:1.36";

/** Where a command is used as a person would, when it is not here. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "strata.container.logs": "sidebar.test.ts",
  "strata.container.remove": "sidebar.test.ts",
  "strata.forecast.snapshot": "forecast.test.ts",
  "strata.forecast.explain": "forecast.test.ts",
  "strata.layers.show": "layers-panel.test.ts",
  "strata.forecast.compareWith": "choices.test.ts",
  "strata.forecast.chooseTarget": "choices.test.ts",
  "strata.forecast.setArguments": "choices.test.ts",
};

let objects: EngineObjects;
let scratch: string;
let workbench: Workbench;
let page: Page;
let registry: TinyRegistry;
let proxy: ProxySocket;

/** What each command does to the engine, as the docker program tells afterwards. */
const COMMANDS: Readonly<Record<string, (title: string) => Promise<void>>> = {
  "strata.container.stop": async (title) => {
    const name = await start("stop");
    await onMany(title, name);
    await statusIs(name, "exited");
  },
  "strata.container.start": async (title) => {
    const name = await start("start");
    await objects.docker("kill", name);
    await onMany(title, name);
    await statusIs(name, "running");
  },
  "strata.container.restart": async (title) => {
    const name = await start("restart");
    const before = await inspect("{{.State.StartedAt}}", name);
    await onMany(title, name);
    await becomes(
      () => inspect("{{.State.StartedAt}}", name),
      (at) => at !== before,
    );
  },
  "strata.container.pause": async (title) => {
    const name = await start("pause");
    await onMany(title, name);
    await statusIs(name, "paused");
    await rowSays(name, "paused");
  },
  "strata.container.unpause": async (title) => {
    const name = await start("resume");
    await objects.docker("pause", name);
    await onMany(title, name);
    await statusIs(name, "running");
  },
  "strata.container.kill": async (title) => {
    const name = await start("kill");
    await onMany(title, name);
    await pick("SIGKILL");
    await statusIs(name, "exited");
    expect(await inspect("{{.State.ExitCode}}", name)).toBe("137");
  },
  "strata.container.rename": async (title) => {
    const name = await start("rename");
    const id = await inspect("{{.Id}}", name);
    const other = objects.name("other-name");
    await onOne(title, name);
    await type(other);
    await becomes(
      () => inspect("{{.Name}}", id),
      (now) => now === `/${other}`,
    );
    await rowSays(other, "running");
  },
  "strata.container.shell": async (title) => {
    const name = await start("shell");
    await onOne(title, name);
    await page.locator(".terminal-wrapper.active .xterm-helper-textarea").waitFor();
    await page.locator(".terminal-wrapper.active").click();
    await page.keyboard.type("touch /tmp/was-here; exit\n");
    await becomes(
      () => objects.docker("exec", name, "ls", "/tmp"),
      (files) => files === "was-here",
    );
  },
  "strata.container.openPort": async (title) => {
    const name = await start("port", "--publish", "127.0.0.1:0:80", "--publish", "127.0.0.1:0:81");
    const port = (await objects.docker("port", name, "81")).split(":").at(-1) ?? "";
    await onOne(title, name);
    const opened = page.context().waitForEvent("page");
    await pick(port);
    const tab = await opened;
    expect(tab.url()).toContain(port);
    await tab.close();
  },
  "strata.container.prune": async (title) => {
    const [name, other] = [await start("gone"), await start("kept")];
    for (const each of [name, other]) {
      await objects.docker("kill", each);
      await rowSays(each, "exited");
    }
    await runCommand(page, title);
    await onlyThis(name);
    await confirm(`Remove the container "${name}"?`, "Remove Container");
    await becomes(
      () => containers(name),
      (found) => found === "",
    );
    expect(await containers(other)).not.toBe("");
  },
  "strata.image.pull": async (title) => {
    await runCommand(page, title);
    await type(registry.reference);
    await becomes(
      () => images(registry.reference),
      (found) => found !== "",
    );
    await objects.docker("rmi", registry.reference);
  },
  "strata.image.tag": async (title) => {
    const name = `${objects.name("tagged")}:1`;
    await onOne(title, IMAGE);
    await type(name);
    await becomes(
      () => images(name),
      (found) => found !== "",
    );
    await objects.docker("rmi", name);
  },
  "strata.image.remove": async (title) => {
    const name = await makeImage("remove");
    await onMany(title, name);
    await confirm(`Remove the image "${name}"?`, "Remove Image");
    await becomes(
      () => images(name),
      (found) => found === "",
    );
  },
  "strata.image.prune": async (title) => {
    const name = await makeImage("prune");
    await runCommand(page, title);
    await onlyThis(name);
    await confirm(`Remove the image "${name}"?`, "Remove Image");
    await becomes(
      () => images(name),
      (found) => found === "",
    );
  },
  "strata.volume.create": async (title) => {
    const name = objects.name("made");
    await runCommand(page, title);
    await type(name);
    await becomes(
      () => volumes(name),
      (found) => found === name,
    );
    await objects.docker("volume", "rm", name);
  },
  "strata.volume.remove": async (title) => {
    const name = await makeVolume("remove");
    await onMany(title, name);
    await confirm(`Remove the volume "${name}" and the data in it?`, "Remove Volume");
    await becomes(
      () => volumes(name),
      (found) => found === "",
    );
  },
  "strata.volume.prune": async (title) => {
    const name = await makeVolume("prune");
    await runCommand(page, title);
    await onlyThis(name);
    await confirm(`Remove the volume "${name}" and the data in it?`, "Remove Volume");
    await becomes(
      () => volumes(name),
      (found) => found === "",
    );
  },
  "strata.network.create": async (title) => {
    const name = objects.name("made");
    await runCommand(page, title);
    await type(name);
    await becomes(
      () => networks(name),
      (found) => found === name,
    );
    await objects.docker("network", "rm", name);
  },
  "strata.network.remove": async (title) => {
    const name = await makeNetwork("remove");
    await onMany(title, name);
    await confirm(`Remove the network "${name}"?`, "Remove Network");
    await becomes(
      () => networks(name),
      (found) => found === "",
    );
  },
  "strata.inspect": async (title) => {
    const name = await start("inspect");
    await onOne(title, name);
    await page.locator(`.tab.active[data-resource-name='${name}.json']`).waitFor();
    await page.locator(".view-line", { hasText: `"/${name}"` }).waitFor();
  },
  "strata.copyName": async (title) => {
    const name = await start("copy-name");
    await onOne(title, name);
    expect(await pasted()).toBe(name);
  },
  "strata.copyId": async (title) => {
    const name = await start("copy-id");
    await onOne(title, name);
    expect(await pasted()).toBe(await inspect("{{.Id}}", name));
  },
  "strata.engine.refresh": async (title) => {
    proxy.clear();
    await runCommand(page, title);
    await listsAgain();
  },
  "strata.engine.connectAgain": async (title) => {
    await proxy.cut("gone");
    await page.getByText("Docker Engine was not found.").first().waitFor();
    await proxy.restore();
    proxy.clear();
    await runCommand(page, title);
    await listsAgain();
  },
  "strata.showLog": async (title) => {
    await runCommand(page, title);
    await page.locator(".part.panel .monaco-editor[data-uri*='Strata']").waitFor();
  },
  "strata.server.restart": async (title) => {
    await writeFile(path.join(scratch, "Dockerfile"), "FROM scratch\n");
    await openFile(page, "Dockerfile");
    const before = await eventually(serverId, (id) => id !== 0, "a language server");
    await runCommand(page, title);
    const isAnother = (id: number): boolean => id !== 0 && id !== before;
    await eventually(serverId, isAnother, "another language server");
  },
  "strata.network.prune": async (title) => {
    const name = await makeNetwork("prune");
    await runCommand(page, title);
    await onlyThis(name);
    await confirm(`Remove the network "${name}"?`, "Remove Network");
    await becomes(
      () => networks(name),
      (found) => found === "",
    );
  },
};

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
    page = workbench.page;
    await openSidebar(page);
  });

  afterAll(async () => {
    await workbench.close();
    await registry.close();
    await proxy.close();
    await objects.removeAll();
    await rm(scratch, { recursive: true, force: true });
  });

  it.each(Object.keys(COMMANDS))("%s does it", async (command) => {
    await COMMANDS[command]?.(await titleOf(command));
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

interface Manifest {
  readonly commands: readonly { readonly command: string; readonly title: string }[];
}

async function manifest(): Promise<Manifest> {
  const text = await readFile("package.json", "utf8");
  return (JSON.parse(text) as { readonly contributes: Manifest }).contributes;
}

/** As the palette shows it. */
async function titleOf(command: string): Promise<string> {
  const texts = JSON.parse(await readFile("package.nls.json", "utf8")) as Record<string, string>;
  const title = (await manifest()).commands.find((each) => each.command === command)?.title ?? "";
  return `Strata: ${texts[title.replaceAll("%", "")] ?? ""}`;
}

async function start(word: string, ...more: readonly string[]): Promise<string> {
  const name = objects.name(word);
  await objects.docker(
    ...["run", "--detach", "--init", "--label", objects.label, "--name", name, ...more],
    ...[IMAGE, "sleep", "3600"],
  );
  await rowSays(name, "running");
  return name;
}

async function makeImage(word: string): Promise<string> {
  const name = `${objects.name(word)}:1`;
  const made = await objects.docker("create", "--label", objects.label, IMAGE, "true");
  await objects.docker("commit", "--change", `LABEL ${objects.label}`, made, name);
  await objects.docker("rm", made);
  return name;
}

async function makeVolume(word: string): Promise<string> {
  return objects.docker("volume", "create", "--label", objects.label, objects.name(word));
}

async function makeNetwork(word: string): Promise<string> {
  const name = objects.name(word);
  await objects.docker("network", "create", "--label", objects.label, name);
  return name;
}

async function serverId(): Promise<number> {
  const below = await processesBelow(workbench.processId);
  return [...below.values()].find(({ command }) => command.includes("server.cjs"))?.id ?? 0;
}

async function listsAgain(): Promise<void> {
  await eventually(
    () => Promise.resolve(proxy.requests),
    (requests) => requests.some((request) => request.includes("/containers/json")),
    "a list of the containers",
  );
}

/** What is on the clipboard, as a box takes it that is then left. */
async function pasted(): Promise<string> {
  await runCommand(page, await titleOf("strata.image.pull"));
  await page
    .locator(".quick-input-widget .quick-input-message")
    .filter({ hasText: /\S/ })
    .waitFor();
  await page.keyboard.press("ControlOrMeta+v");
  const box = page.locator(".quick-input-widget input[type='text']");
  const text = await eventually(
    () => box.inputValue(),
    (value) => value !== "",
    "a pasted text",
  );
  await page.keyboard.press("Escape");
  return text;
}

function inspect(format: string, name: string): Promise<string> {
  return objects.docker("inspect", "--format", format, name);
}

function containers(name: string): Promise<string> {
  return objects.docker("ps", "--all", "--quiet", "--filter", `name=${name}`);
}

function images(reference: string): Promise<string> {
  return objects.docker("images", "--quiet", reference);
}

function volumes(name: string): Promise<string> {
  return objects.docker("volume", "ls", "--quiet", "--filter", `name=${name}`);
}

function networks(name: string): Promise<string> {
  const format = ["--format", "{{.Name}}"];
  return objects.docker("network", "ls", ...format, "--filter", `name=${name}`);
}

function becomes(read: () => Promise<string>, holds: (text: string) => boolean): Promise<string> {
  return eventually(read, holds, "what docker tells");
}

function statusIs(name: string, status: string): Promise<string> {
  return becomes(
    () => inspect("{{.State.Status}}", name),
    (now) => now === status,
  );
}

async function rowSays(name: string, state: string): Promise<void> {
  await eventually(
    () => rowLabels(page, "Containers"),
    (labels) => labels.some((label) => label.startsWith(`${name}, ${state}`)),
    `a row that says ${state}`,
  );
}

/** The row of a quick pick. */
function choice(text: string): ReturnType<Page["locator"]> {
  return page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first();
}

async function pick(text: string): Promise<void> {
  await filter(text);
  await choice(text).click();
}

/** Long lists are virtual: what is looked for is typed first. */
async function filter(text: string): Promise<void> {
  await page.locator(".quick-input-widget input[type='text']").fill(text);
  await choice(text).waitFor();
}

async function onOne(title: string, name: string): Promise<void> {
  await runCommand(page, title);
  await choice(name)
    .or(page.locator(".quick-input-title", { hasText: /\S/ }))
    .first()
    .waitFor();
  await pick(name);
}

async function onMany(title: string, name: string): Promise<void> {
  await onOne(title, name);
  await page.keyboard.press("Enter");
}

/** Of a list in which some are chosen already. */
async function onlyThis(name: string): Promise<void> {
  const all = page.getByRole("checkbox", { name: "Toggle all checkboxes" });
  await all.waitFor();
  await page.locator(".quick-input-list .monaco-list-row").first().waitFor();
  // All, then none.
  if ((await all.getAttribute("aria-checked")) !== "true") await all.click();
  await all.click();
  await pick(name);
  await page.keyboard.press("Enter");
}

async function type(text: string): Promise<void> {
  const input = page.locator(".quick-input-widget .quick-input-message");
  await input.filter({ hasText: /\S/ }).waitFor();
  await page.locator(".quick-input-widget input[type='text']").fill(text);
  await page.keyboard.press("Enter");
}

async function confirm(question: string, button: string): Promise<void> {
  const dialog = page.locator(".monaco-dialog-box");
  await dialog.waitFor();
  expect(await dialog.innerText()).toContain(question);
  await dialog.getByRole("button", { name: button }).click();
  await dialog.waitFor({ state: "detached" });
}

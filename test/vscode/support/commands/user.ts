import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import type { EngineObjects } from "../../../support/engine-objects.ts";
import type { ProxySocket } from "../../../support/proxy-socket.ts";
import type { TinyRegistry } from "../../../support/tiny-registry.ts";
import { eventually, runCommand } from "../editor.ts";
import { processesBelow } from "../processes.ts";
import { rowLabels } from "../sidebar.ts";
import type { Workbench } from "../workbench.ts";

export const IMAGE = "busybox:1.36";

/** What each command does to the engine, as the docker program tells afterwards. */
export type CommandTable = Readonly<
  Record<string, (user: CommandUser, title: string) => Promise<void>>
>;

interface Surroundings {
  readonly workbench: Workbench;
  readonly objects: EngineObjects;
  /** The folder that is open. */
  readonly scratch: string;
  readonly registry: TinyRegistry;
  readonly proxy: ProxySocket;
}

/** Somebody who runs commands from the palette, and asks the docker program what became of it. */
export class CommandUser {
  readonly page: Page;
  readonly objects: EngineObjects;
  readonly scratch: string;
  readonly registry: TinyRegistry;
  readonly proxy: ProxySocket;
  readonly #workbench: Workbench;

  constructor({ workbench, objects, scratch, registry, proxy }: Surroundings) {
    this.#workbench = workbench;
    this.page = workbench.page;
    this.objects = objects;
    this.scratch = scratch;
    this.registry = registry;
    this.proxy = proxy;
  }

  async start(word: string, ...more: readonly string[]): Promise<string> {
    const name = this.objects.name(word);
    await this.objects.docker(
      ...["run", "--detach", "--init", "--label", this.objects.label, "--name", name, ...more],
      ...[IMAGE, "sleep", "3600"],
    );
    await this.rowSays(name, "running");
    return name;
  }

  /** @param change One more instruction for it. */
  async makeImage(word: string, change = "LABEL made=here"): Promise<string> {
    const name = `${this.objects.name(word)}:1`;
    const made = await this.objects.docker("create", "--label", this.objects.label, IMAGE, "true");
    await this.objects.docker(
      "commit",
      "--change",
      `LABEL ${this.objects.label}`,
      "--change",
      change,
      made,
      name,
    );
    await this.objects.docker("rm", made);
    return name;
  }

  async makeVolume(word: string): Promise<string> {
    return this.objects.docker(
      "volume",
      "create",
      "--label",
      this.objects.label,
      this.objects.name(word),
    );
  }

  async makeNetwork(word: string): Promise<string> {
    const name = this.objects.name(word);
    await this.objects.docker("network", "create", "--label", this.objects.label, name);
    return name;
  }

  async serverId(): Promise<number> {
    const below = await processesBelow(this.#workbench.processId);
    return [...below.values()].find(({ command }) => command.includes("server.cjs"))?.id ?? 0;
  }

  async listsAgain(): Promise<void> {
    await eventually(
      () => Promise.resolve(this.proxy.requests),
      (requests) => requests.some((request) => request.includes("/containers/json")),
      "a list of the containers",
    );
  }

  /** What is on the clipboard, as a box takes it that is then left. */
  async pasted(): Promise<string> {
    await runCommand(this.page, await titleOf("strata.image.pull"));
    await this.page
      .locator(".quick-input-widget .quick-input-message")
      .filter({ hasText: /\S/ })
      .waitFor();
    await this.page.keyboard.press("ControlOrMeta+v");
    const box = this.page.locator(".quick-input-widget input[type='text']");
    const text = await eventually(
      () => box.inputValue(),
      (value) => value !== "",
      "a pasted text",
    );
    await this.page.keyboard.press("Escape");
    return text;
  }

  inspect(format: string, name: string): Promise<string> {
    return this.objects.docker("inspect", "--format", format, name);
  }

  containers(name: string): Promise<string> {
    return this.objects.docker("ps", "--all", "--quiet", "--filter", `name=${name}`);
  }

  images(reference: string): Promise<string> {
    return this.objects.docker("images", "--quiet", reference);
  }

  volumes(name: string): Promise<string> {
    return this.objects.docker("volume", "ls", "--quiet", "--filter", `name=${name}`);
  }

  networks(name: string): Promise<string> {
    const format = ["--format", "{{.Name}}"];
    return this.objects.docker("network", "ls", ...format, "--filter", `name=${name}`);
  }

  statusIs(name: string, status: string): Promise<string> {
    return becomes(
      () => this.inspect("{{.State.Status}}", name),
      (now) => now === status,
    );
  }

  async rowSays(name: string, state: string): Promise<void> {
    await eventually(
      () => rowLabels(this.page, "Containers"),
      (labels) => labels.some((label) => label.startsWith(`${name}, ${state}`)),
      `a row that says ${state}`,
    );
  }

  /** The row of a quick pick. */
  choice(text: string): ReturnType<Page["locator"]> {
    return this.page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first();
  }

  async pick(text: string): Promise<void> {
    await this.filter(text);
    await this.choice(text).click();
  }

  /** Long lists are virtual: what is looked for is typed first. */
  async filter(text: string): Promise<void> {
    await this.page.locator(".quick-input-widget input[type='text']").fill(text);
    await this.choice(text).waitFor();
  }

  async onOne(title: string, name: string): Promise<void> {
    await runCommand(this.page, title);
    await this.choice(name)
      .or(this.page.locator(".quick-input-title", { hasText: /\S/ }))
      .first()
      .waitFor();
    await this.pick(name);
  }

  async onMany(title: string, name: string): Promise<void> {
    await this.onOne(title, name);
    await this.page.keyboard.press("Enter");
  }

  /** Of a list in which some are chosen already. */
  async onlyThis(name: string): Promise<void> {
    const all = this.page.getByRole("checkbox", { name: "Toggle all checkboxes" });
    await all.waitFor();
    await this.page.locator(".quick-input-list .monaco-list-row").first().waitFor();
    // All, then none.
    if ((await all.getAttribute("aria-checked")) !== "true") await all.click();
    await all.click();
    await this.pick(name);
    await this.page.keyboard.press("Enter");
  }

  /** Waits for a box with that in its title. */
  async asked(title: string): Promise<void> {
    await this.page.locator(".quick-input-title", { hasText: title }).waitFor();
  }

  async type(text: string): Promise<void> {
    const input = this.page.locator(".quick-input-widget .quick-input-message");
    await input.filter({ hasText: /\S/ }).waitFor();
    await this.page.locator(".quick-input-widget input[type='text']").fill(text);
    await this.page.keyboard.press("Enter");
  }

  async confirm(question: string, button: string): Promise<void> {
    // One question may follow another.
    const dialog = this.page.locator(".monaco-dialog-box", { hasText: question });
    await dialog.waitFor();
    await dialog.getByRole("button", { name: button, exact: true }).click();
    await dialog.waitFor({ state: "detached" });
  }
}

interface Manifest {
  readonly commands: readonly { readonly command: string; readonly title: string }[];
}

export async function manifest(): Promise<Manifest> {
  const text = await readFile("package.json", "utf8");
  return (JSON.parse(text) as { readonly contributes: Manifest }).contributes;
}

/** As the palette shows it. */
export async function titleOf(command: string): Promise<string> {
  const texts = JSON.parse(await readFile("package.nls.json", "utf8")) as Record<string, string>;
  const title = (await manifest()).commands.find((each) => each.command === command)?.title ?? "";
  return `Strata: ${texts[title.replaceAll("%", "")] ?? ""}`;
}

export function becomes(
  read: () => Promise<string>,
  holds: (text: string) => boolean,
): Promise<string> {
  return eventually(read, holds, "what docker tells");
}

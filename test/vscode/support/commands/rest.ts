import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "vitest";
import { eventually, openFile, runCommand } from "../editor.ts";
import { becomes, type CommandTable, IMAGE } from "./user.ts";

export const OTHER_COMMANDS: CommandTable = {
  "strata.showInSidebar": async (user, title) => {
    const name = await user.makeNetwork("shown");
    await user.onOne(title, name);
    await user.page.locator(`.monaco-list-row.selected[aria-label^="${name},"]`).waitFor();
  },
  "strata.buildCache.prune": async (user, title) => {
    const words = user.objects.name("cache");
    const file = path.join(user.scratch, "Dockerfile.cache");
    await writeFile(file, `FROM ${IMAGE}\nRUN echo ${words} > /words\n`);
    const image = await user.objects.docker("build", "--quiet", "--file", file, user.scratch);
    await user.objects.docker("rmi", image);
    const cache = (): Promise<string> =>
      user.objects.docker("buildx", "du", "--verbose", "--filter", `description~=${words}`);
    expect(await cache()).toContain(words);
    await runCommand(user.page, title);
    await user.onlyThis(words);
    await user.confirm("Remove the build cache of this step?", "Remove Build Cache");
    await becomes(cache, (told) => !told.includes(words));
  },
  "strata.inspect": async (user, title) => {
    const name = await user.start("inspect");
    await user.onOne(title, name);
    await user.page.locator(`.tab.active[data-resource-name='${name}.json']`).waitFor();
    await user.page.locator(".view-line", { hasText: `"/${name}"` }).waitFor();
  },
  "strata.copyName": async (user, title) => {
    const name = await user.start("copy-name");
    await user.onOne(title, name);
    expect(await user.pasted()).toBe(name);
  },
  "strata.copyId": async (user, title) => {
    const name = await user.start("copy-id");
    await user.onOne(title, name);
    expect(await user.pasted()).toBe(await user.inspect("{{.Id}}", name));
  },
  "strata.engine.refresh": async (user, title) => {
    user.proxy.clear();
    await runCommand(user.page, title);
    await user.listsAgain();
  },
  "strata.engine.connectAgain": async (user, title) => {
    await user.proxy.cut("gone");
    await user.page.getByText("Docker Engine was not found.").first().waitFor();
    await user.proxy.restore();
    user.proxy.clear();
    await runCommand(user.page, title);
    await user.listsAgain();
  },
  "strata.showLog": async (user, title) => {
    await runCommand(user.page, title);
    await user.page.locator(".part.panel .monaco-editor[data-uri*='Strata']").waitFor();
  },
  "strata.server.restart": async (user, title) => {
    await writeFile(path.join(user.scratch, "Dockerfile"), "FROM scratch\n");
    await openFile(user.page, "Dockerfile");
    const before = await eventually(
      () => user.serverId(),
      (id) => id !== 0,
      "a language server",
    );
    await runCommand(user.page, title);
    const isAnother = (id: number): boolean => id !== 0 && id !== before;
    await eventually(() => user.serverId(), isAnother, "another language server");
  },
};

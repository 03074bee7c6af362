import { mkdir } from "node:fs/promises";
import path from "node:path";
import { expect } from "vitest";
import { runCommand } from "../editor.ts";
import { openSidebar } from "../sidebar.ts";
import { becomes, type CommandTable } from "./user.ts";

export const CONTAINER_COMMANDS: CommandTable = {
  "strata.container.stop": async (user, title) => {
    const name = await user.start("stop");
    await user.onMany(title, name);
    await user.statusIs(name, "exited");
  },
  "strata.container.start": async (user, title) => {
    const name = await user.start("start");
    await user.objects.docker("kill", name);
    await user.onMany(title, name);
    await user.statusIs(name, "running");
  },
  "strata.container.restart": async (user, title) => {
    const name = await user.start("restart");
    const before = await user.inspect("{{.State.StartedAt}}", name);
    await user.onMany(title, name);
    await becomes(
      () => user.inspect("{{.State.StartedAt}}", name),
      (at) => at !== before,
    );
  },
  "strata.container.pause": async (user, title) => {
    const name = await user.start("pause");
    await user.onMany(title, name);
    await user.statusIs(name, "paused");
    await user.rowSays(name, "paused");
  },
  "strata.container.unpause": async (user, title) => {
    const name = await user.start("resume");
    await user.objects.docker("pause", name);
    await user.onMany(title, name);
    await user.statusIs(name, "running");
  },
  "strata.container.kill": async (user, title) => {
    const name = await user.start("kill");
    await user.onMany(title, name);
    await user.pick("SIGKILL");
    await user.statusIs(name, "exited");
    expect(await user.inspect("{{.State.ExitCode}}", name)).toBe("137");
  },
  "strata.container.rename": async (user, title) => {
    const name = await user.start("rename");
    const id = await user.inspect("{{.Id}}", name);
    const other = user.objects.name("other-name");
    await user.onOne(title, name);
    await user.type(other);
    await becomes(
      () => user.inspect("{{.Name}}", id),
      (now) => now === `/${other}`,
    );
    await user.rowSays(other, "running");
  },
  "strata.container.shell": async (user, title) => {
    const name = await user.start("shell");
    await user.onOne(title, name);
    await user.page.locator(".terminal-wrapper.active .xterm-helper-textarea").waitFor();
    await user.page.locator(".terminal-wrapper.active").click();
    await user.page.keyboard.type("touch /tmp/was-here; exit\n");
    await becomes(
      () => user.objects.docker("exec", name, "ls", "/tmp"),
      (files) => files === "was-here",
    );
  },
  "strata.container.openPort": async (user, title) => {
    const name = await user.start(
      "port",
      "--publish",
      "127.0.0.1:0:80",
      "--publish",
      "127.0.0.1:0:81",
    );
    const port = (await user.objects.docker("port", name, "81")).split(":").at(-1) ?? "";
    await user.onOne(title, name);
    const opened = user.page.context().waitForEvent("page");
    await user.pick(port);
    const tab = await opened;
    expect(tab.url()).toContain(port);
    await tab.close();
  },
  "strata.container.openMount": async (user, title) => {
    const folder = path.join(user.scratch, "mounted");
    await mkdir(folder);
    const name = await user.start("mount", "--volume", `${folder}:/srv`);
    await user.onOne(title, name);
    const row = ".explorer-folders-view .monaco-list-row.selected[aria-label='mounted']";
    await user.page.locator(row).waitFor();
    await openSidebar(user.page);
  },
  "strata.container.copyAddress": async (user, title) => {
    const name = await user.start("address");
    await user.onOne(title, name);
    const format = "{{.NetworkSettings.Networks.bridge.IPAddress}}";
    expect(await user.pasted()).toBe(await user.inspect(format, name));
  },
  "strata.container.copyRun": async (user, title) => {
    const options = ["--publish", "127.0.0.1:0:80", "--env", "MODE=a b", "--workdir", "/srv"];
    const name = await user.start("copy-run", ...options);
    await user.onOne(title, name);
    const command = await user.pasted();
    const settings = "{{json .Config.Env}} {{json .Config.Cmd}} {{json .HostConfig.PortBindings}}";
    const before = await user.inspect(settings, name);
    await user.objects.docker("rm", "--force", name);
    const [, ...words] = [...command.matchAll(/'([^']*)'|\S+/g)].map(
      ([all, inner]) => inner ?? all,
    );
    await user.objects.docker(...words);
    expect(await user.inspect(settings, name)).toBe(before);
  },
  "strata.container.explainReach": async (user, title) => {
    const [from, to] = [await user.start("from"), user.objects.name("to")];
    const network = await user.makeNetwork("between");
    await user.start("to", "--network", network);
    await user.onOne(title, from);
    await user.page.locator(".quick-input-title", { hasText: `${from} Reach?` }).waitFor();
    await user.pick(to);
    const told = user.page.locator(".notification-toast", {
      hasText: `"bridge"; ${to} is in "${network}".`,
    });
    await told.getByRole("button", { name: `Connect ${from} to "${network}"` }).click();
    await becomes(
      () => user.inspect("{{json .NetworkSettings.Networks}}", from),
      (joined) => joined.includes(network),
    );
  },
  "strata.container.prune": async (user, title) => {
    const [name, other] = [await user.start("gone"), await user.start("kept")];
    for (const each of [name, other]) {
      await user.objects.docker("kill", each);
      await user.rowSays(each, "exited");
    }
    await runCommand(user.page, title);
    await user.onlyThis(name);
    await user.confirm(`Remove the container "${name}"?`, "Remove Container");
    await becomes(
      () => user.containers(name),
      (found) => found === "",
    );
    expect(await user.containers(other)).not.toBe("");
  },
};

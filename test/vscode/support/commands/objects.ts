import { expect } from "vitest";
import { runCommand } from "../editor.ts";
import { becomes, IMAGE, type CommandTable } from "./user.ts";

export const OBJECT_COMMANDS: CommandTable = {
  "strata.image.pull": async (user, title) => {
    await runCommand(user.page, title);
    await user.type(user.registry.reference);
    await becomes(
      () => user.images(user.registry.reference),
      (found) => found !== "",
    );
    await user.objects.docker("rmi", user.registry.reference);
  },
  "strata.image.run": async (user, title) => {
    const image = await user.makeImage("run", "EXPOSE 80");
    const name = user.objects.name("ran");
    await user.onOne(title, image);
    await user.asked("Name");
    await user.type(name);
    await user.asked("Publish Which Ports");
    // None: the port of this machine may be somebody's.
    await user.pick("80/tcp");
    await user.page.keyboard.press("Enter");
    await user.asked("Command");
    await user.type(`sh -c "exec sleep 3600"`);
    await user.statusIs(name, "running");
    expect(await user.inspect("{{json .Config.Cmd}}", name)).toBe('["sh","-c","exec sleep 3600"]');
    await user.objects.docker("rm", "--force", name);
    await user.objects.docker("rmi", image);
  },
  "strata.image.tag": async (user, title) => {
    const name = `${user.objects.name("tagged")}:1`;
    await user.onOne(title, IMAGE);
    await user.type(name);
    await becomes(
      () => user.images(name),
      (found) => found !== "",
    );
    await user.objects.docker("rmi", name);
  },
  "strata.image.remove": async (user, title) => {
    const name = await user.makeImage("remove");
    await user.onMany(title, name);
    await user.confirm(`Remove the image "${name}"?`, "Remove Image");
    await becomes(
      () => user.images(name),
      (found) => found === "",
    );
  },
  "strata.image.prune": async (user, title) => {
    const name = await user.makeImage("prune");
    await runCommand(user.page, title);
    await user.onlyThis(name);
    await user.confirm(`Remove the image "${name}"?`, "Remove Image");
    await becomes(
      () => user.images(name),
      (found) => found === "",
    );
  },
  "strata.volume.create": async (user, title) => {
    const name = user.objects.name("made");
    await runCommand(user.page, title);
    await user.type(name);
    await becomes(
      () => user.volumes(name),
      (found) => found === name,
    );
    await user.objects.docker("volume", "rm", name);
  },
  "strata.volume.remove": async (user, title) => {
    const name = await user.makeVolume("remove");
    await user.onMany(title, name);
    await user.confirm(`Remove the volume "${name}" and the data in it?`, "Remove Volume");
    await becomes(
      () => user.volumes(name),
      (found) => found === "",
    );
  },
  "strata.volume.prune": async (user, title) => {
    const name = await user.makeVolume("prune");
    await runCommand(user.page, title);
    await user.onlyThis(name);
    await user.confirm(`Remove the volume "${name}" and the data in it?`, "Remove Volume");
    await becomes(
      () => user.volumes(name),
      (found) => found === "",
    );
  },
  "strata.network.create": async (user, title) => {
    const name = user.objects.name("made");
    await runCommand(user.page, title);
    await user.type(name);
    await becomes(
      () => user.networks(name),
      (found) => found === name,
    );
    await user.objects.docker("network", "rm", name);
  },
  "strata.network.connect": async (user, title) => {
    const name = await user.start("join");
    const network = await user.makeNetwork("join");
    await user.onOne(title, name);
    await user.page.locator(".quick-input-title", { hasText: "to Which Network?" }).waitFor();
    await user.pick(network);
    await becomes(
      () => user.inspect("{{json .NetworkSettings.Networks}}", name),
      (joined) => joined.includes(network),
    );
  },
  "strata.network.disconnect": async (user, title) => {
    const network = await user.makeNetwork("leave");
    const name = await user.start("leave", "--network", network);
    await user.onOne(title, name);
    await user.page.locator(".quick-input-title", { hasText: "from Which Network?" }).waitFor();
    await user.pick(network);
    await becomes(
      () => user.inspect("{{json .NetworkSettings.Networks}}", name),
      (joined) => !joined.includes(network),
    );
  },
  "strata.network.remove": async (user, title) => {
    const name = await user.makeNetwork("remove");
    await user.onMany(title, name);
    await user.confirm(`Remove the network "${name}"?`, "Remove Network");
    await becomes(
      () => user.networks(name),
      (found) => found === "",
    );
  },
  "strata.network.prune": async (user, title) => {
    const name = await user.makeNetwork("prune");
    await runCommand(user.page, title);
    await user.onlyThis(name);
    await user.confirm(`Remove the network "${name}"?`, "Remove Network");
    await becomes(
      () => user.networks(name),
      (found) => found === "",
    );
  },
};

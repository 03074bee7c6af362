import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "vitest";
import { eventually } from "../editor.ts";
import { saveAs } from "../save-dialog.ts";
import { becomes, type CommandTable } from "./user.ts";

/** Commands that wait for a container, or take something of it away. */
export const KEEPING_COMMANDS: CommandTable = {
  "strata.container.waitHealthy": async (user, title) => {
    const check = ["--health-cmd", "test -f /tmp/ready", "--health-interval", "1s"];
    const name = await user.start("healthy", ...check, "--health-retries", "1000");
    await user.onOne(title, name);
    const told = user.page.locator(".notification-toast");
    await told.filter({ hasText: `Waiting until ${name} is healthy` }).waitFor();
    await user.objects.docker("exec", name, "touch", "/tmp/ready");
    await told.filter({ hasText: `Container ${name} is healthy.` }).waitFor();
  },
  "strata.container.commit": async (user, title) => {
    const name = await user.start("commit");
    const image = `${user.objects.name("committed")}:1`;
    await user.objects.docker("exec", name, "touch", "/was-here");
    await user.onOne(title, name);
    await user.type(image);
    await becomes(
      () => user.images(image),
      (found) => found !== "",
    );
    expect(await user.objects.docker("run", "--rm", image, "ls", "/")).toContain("was-here");
    await user.objects.docker("rmi", image);
  },
  "strata.container.export": async (user, title) => {
    const name = await user.start("export");
    await user.objects.docker("exec", name, "touch", "/was-here");
    const file = path.join(user.scratch, "exported.tar");
    await user.onOne(title, name);
    await saveAs(user.page, file);
    const written = await eventually(
      () => readFile(file, "latin1").catch(() => ""),
      (text) => text !== "",
      "an archive",
    );
    expect(written).toContain("was-here");
    expect(await readdir(user.scratch)).not.toContain("exported.tar.part");
  },
};

import { expect } from "vitest";
import { becomes, type CommandTable, type CommandUser } from "./user.ts";

/** A project of two services, of which `web` needs `db`. */
interface Project {
  readonly name: string;
  readonly web: string;
  readonly db: string;
}

export const PROJECT_COMMANDS: CommandTable = {
  "strata.project.stop": async (user, title) => {
    const { name, web, db } = await startProject(user, "down");
    await user.onOne(title, name);
    await user.statusIs(db, "exited");
    const [webAt, dbAt] = await times(user, "{{.State.FinishedAt}}", web, db);
    expect(webAt).toBeLessThan(dbAt);
  },
  "strata.project.start": async (user, title) => {
    const { name, web, db } = await startProject(user, "up");
    await user.objects.docker("kill", web, db);
    await user.rowSays(web, "exited");
    await user.rowSays(db, "exited");
    await user.onOne(title, name);
    await user.statusIs(web, "running");
    const [webAt, dbAt] = await times(user, "{{.State.StartedAt}}", web, db);
    expect(dbAt).toBeLessThan(webAt);
  },
  "strata.project.restart": async (user, title) => {
    const { name, web, db } = await startProject(user, "again");
    const [before] = await times(user, "{{.State.StartedAt}}", web, db);
    await user.onOne(title, name);
    await becomes(
      () => user.inspect("{{.State.StartedAt}}", web),
      (at) => Date.parse(at) > before,
    );
    const [webAt, dbAt] = await times(user, "{{.State.StartedAt}}", web, db);
    expect(dbAt).toBeLessThan(webAt);
  },
  "strata.project.remove": async (user, title) => {
    const { name, web, db } = await startProject(user, "gone");
    const volume = user.objects.name("gone-data");
    const project = `com.docker.compose.project=${name}`;
    const labels = ["--label", user.objects.label, "--label", project];
    await user.objects.docker("volume", "create", ...labels, volume);
    const remove = async (answer: string): Promise<void> => {
      await user.onOne(title, name);
      await user.confirm(`Remove the 2 containers of "${name}"?`, "Remove 2 Containers");
      await user.confirm(`Also remove the volume of "${name}" and the data in it?`, answer);
    };
    await remove("Cancel");
    expect(await user.containers(web)).not.toBe("");
    await remove("Remove Volume");
    for (const each of [web, db]) {
      await becomes(
        () => user.containers(each),
        (found) => found === "",
      );
    }
    await becomes(
      () => user.volumes(volume),
      (found) => found === "",
    );
  },
};

async function startProject(user: CommandUser, word: string): Promise<Project> {
  const name = user.objects.name(word);
  const start = (service: string, ...more: readonly string[]): Promise<string> =>
    user.start(
      `${word}-${service}`,
      ...["--label", `com.docker.compose.project=${name}`],
      ...["--label", `com.docker.compose.service=${service}`, ...more],
    );
  const needs = ["--label", "com.docker.compose.depends_on=db:service_started:false"];
  const [web, db] = [await start("web", ...needs), await start("db")];
  return { name, web, db };
}

async function times(
  user: CommandUser,
  format: string,
  web: string,
  db: string,
): Promise<readonly [web: number, db: number]> {
  return [Date.parse(await user.inspect(format, web)), Date.parse(await user.inspect(format, db))];
}

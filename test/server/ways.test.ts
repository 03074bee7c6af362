import { rename, symlink } from "node:fs/promises";
import { afterEach, describe, expect, it } from "vitest";
import type { ChooseWayResult, ForecastResult } from "@strata/protocol/requests";
import { type Workspace, makeWorkspace } from "../support/workspace.ts";
import { forecastTable } from "./support/forecast-table.ts";
import { LanguageServer, type ServerOptions, uriOf } from "./support/language-server.ts";

const text = "FROM scratch AS run\nARG SHA\nENV SHA=$SHA\nCOPY lib /lib/\nFROM run AS test\n";
const files = { "app/Dockerfile": text, "lib/a.js": "1" };
const COMPOSE =
  "services:\n  api:\n    build: { context: ., dockerfile: app/Dockerfile, target: run, args: { SHA: '${SHA:-dev}' } }\n" +
  "  test:\n    build: { context: ., dockerfile: app/Dockerfile, target: test }\n";

const servers: LanguageServer[] = [];
const workspaces: Workspace[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const workspace of workspaces.splice(0)) await workspace.remove();
});

async function inWorkspace(more: Readonly<Record<string, string>> = {}): Promise<Workspace> {
  const workspace = await makeWorkspace({ ...files, ...more });
  workspaces.push(workspace);
  await workspace.commit();
  return workspace;
}

async function start(
  workspace: Workspace,
  options: ServerOptions = {},
): Promise<{ server: LanguageServer; uri: string }> {
  const server = await LanguageServer.start({
    folders: [workspace.folder],
    cache: workspace.cache,
    ...options,
  });
  servers.push(server);
  const uri = uriOf(`${workspace.folder}/app/Dockerfile`);
  await server.open(uri, text);
  return { server, uri };
}

/** What a forecast was made with. */
function told({ forecast }: ForecastResult): readonly unknown[] {
  return [forecast?.context, forecast?.target, forecast?.way?.label];
}

function choose(server: LanguageServer, uri: string, way: string | null): Promise<ChooseWayResult> {
  return server.connection.sendRequest("strata/chooseWay", { textDocument: { uri }, way });
}

describe("how a Dockerfile is built", () => {
  it("is what a compose file says, and the forecast names it", async () => {
    const { server, uri } = await start(await inWorkspace({ "compose.yaml": COMPOSE }));
    const result = await server.forecast(uri);
    expect(told(result)).toEqual([".", "run", "service api in compose.yaml"]);
    expect(forecastTable(result)).toEqual(["4 cached"]);
  });

  it("offers every way that files tell of", async () => {
    const { server, uri } = await start(await inWorkspace({ "compose.yaml": COMPOSE }));
    const { forecast } = await server.forecast(uri);
    expect(forecast?.ways?.map(({ id }) => id)).toEqual([
      "compose:compose.yaml:api",
      "compose:compose.yaml:test",
      "folder:app",
    ]);
  });

  it("follows an edit of the compose file", async () => {
    const workspace = await inWorkspace({ "compose.yaml": COMPOSE });
    const { server, uri } = await start(workspace);
    await server.forecast(uri);
    await workspace.write({ "compose.yaml": COMPOSE.replace("target: run", "target: test") });
    await server.changedOnDisk(`${workspace.folder}/compose.yaml`);
    await server.received("strata/forecastChanged", () => true);
    expect(told(await server.forecast(uri))[1]).toBe("test");
  });

  it("has these files watched", async () => {
    const { server, uri } = await start(await inWorkspace());
    await server.forecast(uri);
    const registered = await server.received("client/registerCapability", (params) =>
      JSON.stringify(params).includes("docker-bake*.hcl"),
    );
    expect(JSON.stringify(registered)).toContain(".github/workflows/*.yml");
  });

  it("can be chosen, which is remembered", async () => {
    const workspace = await inWorkspace({ "compose.yaml": COMPOSE });
    const first = await start(workspace);
    const chosen = await choose(first.server, first.uri, "compose:compose.yaml:test");
    expect(chosen.way?.label).toBe("service test in compose.yaml");
    await first.server.received("strata/forecastChanged", () => true);
    const second = await start(workspace);
    expect(told(await second.server.forecast(second.uri))[1]).toBe("test");
    await choose(second.server, second.uri, null);
    expect(told(await second.server.forecast(second.uri))[1]).toBe("run");
  });

  it("can be supposed for one forecast", async () => {
    const { server, uri } = await start(await inWorkspace({ "compose.yaml": COMPOSE }));
    const supposed = await server.forecast(uri, { way: "compose:compose.yaml:test" });
    expect([told(supposed)[1], told(await server.forecast(uri))[1]]).toEqual(["test", "run"]);
  });

  it("gives way to a configuration file", async () => {
    const workspace = await inWorkspace({
      "compose.yaml": COMPOSE,
      ".strata.yaml": "build: { context: ., target: test }\n",
    });
    const { server, uri } = await start(workspace);
    expect(told(await server.forecast(uri))).toEqual([
      ".",
      "test",
      ".strata.yaml and service test in compose.yaml",
    ]);
  });

  it("is that of the last recorded build", async () => {
    const workspace = await inWorkspace();
    const { server, uri } = await start(workspace);
    await server.connection.sendRequest("strata/snapshot", {
      textDocument: { uri },
      options: { context: workspace.folder },
    });
    const { forecast } = await server.forecast(uri);
    expect([forecast?.context, forecast?.way?.kind]).toEqual([".", "recorded"]);
  });

  it("is nothing that lies outside of a folder that is not trusted, and it says so", async () => {
    const outside = COMPOSE.replaceAll("context: .", "context: ..").replaceAll(
      "dockerfile: app",
      "dockerfile: folder/app",
    );
    const workspace = await inWorkspace();
    const name = workspace.folder.split("/").at(-1) ?? "";
    await workspace.write({ "compose.yaml": outside.replaceAll("folder/app", `${name}/app`) });
    const { server, uri } = await start(workspace, { initializationOptions: { trusted: false } });
    const { forecast } = await server.forecast(uri);
    expect(forecast?.context).toBe("app");
    expect(forecast?.notes.join()).toMatch(/^compose\.yaml takes the build context .* is not read/);
  });

  it("is no link that leads out of a folder that is not trusted", async () => {
    const compose = COMPOSE.replaceAll("context: .", "context: out").replaceAll(
      "dockerfile: app",
      "dockerfile: ../app",
    );
    const workspace = await inWorkspace({ "compose.yaml": compose });
    await symlink("/etc", `${workspace.folder}/out`);
    const { server, uri } = await start(workspace, { initializationOptions: { trusted: false } });
    expect((await server.forecast(uri)).forecast?.context).toBe("app");
  });
});

describe("a compose file that is a link out of the folder", () => {
  it.each([
    [false, "app"],
    [true, "."],
  ])("is read where the folder is trusted: %s", async (trusted, context) => {
    const workspace = await inWorkspace({ "compose.yaml": COMPOSE });
    await rename(`${workspace.folder}/compose.yaml`, `${workspace.folder}/../compose.yaml`);
    await symlink("../compose.yaml", `${workspace.folder}/compose.yaml`);
    const { server, uri } = await start(workspace, { initializationOptions: { trusted } });
    expect((await server.forecast(uri)).forecast?.context).toBe(context);
  });
});

describe("a source that is missing under a guessed build context", () => {
  it("is no rebuild, and a quick fix picks a build context that has it", async () => {
    const { server, uri } = await start(await inWorkspace());
    expect(forecastTable(await server.forecast(uri))).toEqual([
      expect.stringMatching(/^4 unsure Other build context\?/),
    ]);
    const at = { line: 3, character: 0 };
    const actions = await server.codeActions(uri, { start: at, end: at }, "quickfix");
    const fix = actions.find(({ title }) => title === "Build context: .");
    await server.connection.sendRequest("workspace/executeCommand", fix?.command);
    await server.received("strata/forecastChanged", () => true);
    const after = await server.forecast(uri);
    expect([told(after)[0], forecastTable(after)]).toEqual([".", ["4 cached"]]);
  });

  it("is found where a file tells of a build context that has it", async () => {
    const ways =
      "services:\n  a: { build: { context: app } }\n  b: { build: { context: ., dockerfile: app/Dockerfile, target: run } }\n";
    const { server, uri } = await start(await inWorkspace({ "compose.yaml": ways }));
    const at = { line: 3, character: 0 };
    const actions = await server.codeActions(uri, { start: at, end: at }, "quickfix");
    expect(actions.map(({ title }) => title)).toContain(
      "Build context: ., as service b in compose.yaml says",
    );
  });
});

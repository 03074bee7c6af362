import { afterEach, describe, expect, it } from "vitest";
import { CancellationTokenSource, ResponseError } from "vscode-jsonrpc/node";
import type { AffectedByResult, ForecastResult, SnapshotResult } from "@strata/protocol/requests";
import { type Workspace, makeWorkspace } from "../support/workspace.ts";
import { forecastTable } from "./support/forecast-table.ts";
import {
  ABLE_CLIENT,
  LanguageServer,
  type ServerOptions,
  uriOf,
} from "./support/language-server.ts";

const text = "FROM scratch\nCOPY package.json /\nCOPY src /src/\n";
const files = { Dockerfile: text, "package.json": "{}", "src/index.js": "1", "README.md": "" };

const servers: LanguageServer[] = [];
const workspaces: Workspace[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const workspace of workspaces.splice(0)) await workspace.remove();
});

async function inWorkspace(
  more: Readonly<Record<string, string>> = {},
  { committed = true } = {},
): Promise<Workspace> {
  const workspace = await makeWorkspace({ ...files, ...more });
  workspaces.push(workspace);
  if (committed) await workspace.commit();
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
  const uri = uriOf(`${workspace.folder}/Dockerfile`);
  await server.open(uri, text);
  return { server, uri };
}

describe("a forecast", () => {
  it("is against git where nothing is recorded", async () => {
    const { server, uri } = await start(await inWorkspace());
    expect(forecastTable(await server.forecast(uri))).toEqual(["2 cached", "3 cached"]);
  });

  it("says that nothing is known outside of a repository", async () => {
    const { server, uri } = await start(await inWorkspace({}, { committed: false }));
    const { forecast } = await server.forecast(uri);
    expect(forecast?.baseline.kind).toBe("none");
  });

  it("is of the text as it is in the editor", async () => {
    const { server, uri } = await start(await inWorkspace());
    await server.change(uri, 2, text.replace("/src/", "/app/"));
    const result = await server.forecast(uri);
    expect([result.version, forecastTable(result)]).toEqual([
      2,
      ["2 cached", "3 rebuild The instruction changed; it was: COPY src /src/"],
    ]);
  });

  it("follows the files on disk", async () => {
    const workspace = await inWorkspace();
    const { server, uri } = await start(workspace);
    await server.forecast(uri);
    await workspace.write({ "src/index.js": "2" });
    await server.changedOnDisk(`${workspace.folder}/src/index.js`);
    await server.received("strata/forecastChanged", () => true);
    expect(forecastTable(await server.forecast(uri))).toEqual([
      "2 cached",
      "3 rebuild src/index.js changed.",
    ]);
  });

  it("has advice, as quick fixes", async () => {
    const workspace = await inWorkspace({ ".dockerignore": "tmp\n" });
    const { server, uri } = await start(workspace);
    await server.change(uri, 2, "FROM scratch\nCOPY . /app/\n");
    const at = { line: 1, character: 0 };
    const end = { line: 1, character: 0 };
    const changes = async (): Promise<unknown> => {
      const actions = await server.codeActions(uri, { start: at, end: at }, "quickfix");
      return actions.find(({ title }) => title.endsWith(" to the ignore file"))?.edit?.changes;
    };
    // Fixes do not wait for advice: it is there when somebody asks again.
    await expect.poll(changes, { timeout: 20_000 }).toEqual({
      [uriOf(`${workspace.folder}/.dockerignore`)]: [
        { range: { start: end, end }, newText: ".git\nDockerfile*\n.dockerignore\n" },
      ],
    });
  });

  it("asks the client to watch its build context", async () => {
    const workspace = await inWorkspace();
    const { server, uri } = await start(workspace);
    await server.forecast(uri);
    const registered = await server.received<{ registrations: readonly unknown[] }>(
      "client/registerCapability",
      (params) => JSON.stringify(params).includes('"pattern":"**/*"'),
    );
    expect(JSON.stringify(registered)).toContain(`"baseUri":"${uriOf(workspace.folder)}"`);
  });

  it("watches by patterns of whole paths where the client knows no others", async () => {
    const workspace = await inWorkspace();
    const didChangeWatchedFiles = { dynamicRegistration: true };
    const capabilities = { ...ABLE_CLIENT, workspace: { didChangeWatchedFiles } };
    const { server, uri } = await start(workspace, { capabilities });
    await server.forecast(uri);
    const registered = await server.received("client/registerCapability", (params) =>
      JSON.stringify(params).includes("/**/*"),
    );
    expect(JSON.stringify(registered)).toContain(`"globPattern":"${workspace.folder}/**/*"`);
  });

  it("is cached once a baseline is recorded", async () => {
    const workspace = await inWorkspace({}, { committed: false });
    const { server, uri } = await start(workspace);
    await server.forecast(uri);
    await server.connection.sendRequest<SnapshotResult>("strata/snapshot", {
      textDocument: { uri },
    });
    await server.received("strata/forecastChanged", () => true);
    expect(forecastTable(await server.forecast(uri))).toEqual(["2 cached", "3 cached"]);
  });

  it("follows a commit", async () => {
    const workspace = await inWorkspace();
    await workspace.write({ "src/index.js": "2" });
    const { server, uri } = await start(workspace);
    await server.forecast(uri);
    await workspace.commit();
    await server.changedOnDisk(`${workspace.folder}/.git/logs/HEAD`);
    await server.received("strata/forecastChanged", () => true);
    expect(forecastTable(await server.forecast(uri))).toEqual(["2 cached", "3 cached"]);
  });

  it("starts no git where the folder is not trusted, until it is", async () => {
    const { server, uri } = await start(await inWorkspace(), {
      initializationOptions: { trusted: false },
    });
    const before = await server.forecast(uri);
    await server.connection.sendNotification("strata/workspaceTrusted");
    const after = await server.forecast(uri);
    expect([before, after].map(({ forecast }) => forecast?.baseline.kind)).toEqual(["none", "git"]);
  });

  it("knows the build that a configuration file names", async () => {
    const workspace = await inWorkspace({
      ".strata.yaml": "build: { context: src }\n",
    });
    const { server, uri } = await start(workspace);
    await server.change(uri, 2, "FROM scratch\nCOPY index.js /\n");
    const { forecast } = await server.forecast(uri);
    expect(forecast?.context).toBe("src");
  });

  it("reads no files outside of a folder that is not trusted", async () => {
    const workspace = await inWorkspace({ ".strata.yaml": "build: { context: /etc }\n" });
    const { server, uri } = await start(workspace, { initializationOptions: { trusted: false } });
    const { forecast } = await server.forecast(uri);
    expect(forecast?.context).toBe(".");
  });
});

describe("there is no forecast", () => {
  it.each([
    ["untitled:Dockerfile", /save the Dockerfile/],
    ["vscode-vfs://github/a/b/Dockerfile", /virtual/],
  ])("of %s, and it says why", async (uri, why) => {
    const { server } = await start(await inWorkspace());
    await server.open(uri, text);
    expect((await server.forecast(uri)).unavailable).toMatch(why);
  });

  it("where it is turned off", async () => {
    const { server, uri } = await start(await inWorkspace(), {
      settings: () => ({ forecast: { enable: false } }),
    });
    expect((await server.forecast(uri)).unavailable).toMatch(/turned off/);
  });

  it("of a file without a stage, and it says so", async () => {
    const { server, uri } = await start(await inWorkspace());
    await server.change(uri, 2, "# nothing yet\n");
    expect((await server.forecast(uri)).unavailable).toMatch(/has no FROM/);
  });

  it("of all of the home folder, and it says so", async () => {
    const workspace = await inWorkspace();
    const { server, uri } = await start(workspace, {
      env: { HOME: workspace.folder, USERPROFILE: workspace.folder },
    });
    expect((await server.forecast(uri)).unavailable).toMatch(/folder of its own/);
  });

  it("against a snapshot that cannot be read, and it says so", async () => {
    const { server, uri } = await start(await inWorkspace());
    const { unavailable } = await server.forecast(uri, { against: "gone.json" });
    expect(unavailable).toMatch(/gone\.json cannot be read/);
  });
});

describe("a request for a forecast", () => {
  it("can be cancelled, and the next is answered", async () => {
    const { server, uri } = await start(await inWorkspace());
    const source = new CancellationTokenSource();
    const cancelled = server.forecast(uri, {}, source.token);
    source.cancel();
    const code = await cancelled.then(
      () => 0,
      (error: unknown) => (error instanceof ResponseError ? error.code : 0),
    );
    expect([code, forecastTable(await server.forecast(uri)).length]).toEqual([-32800, 2]);
  });

  it("about an older text gives way to one about a newer", async () => {
    const { server, uri } = await start(await inWorkspace());
    const older = server.forecast(uri).catch((error: unknown) => error);
    await server.change(uri, 2, "FROM scratch\nCOPY src /src/\n");
    const newer = await server.forecast(uri);
    const answer = await older;
    expect(newer.version).toBe(2);
    expect(answer).toBeInstanceOf(ResponseError);
  });
});

describe("a hover", () => {
  it("says the state, the reason and the files", async () => {
    const workspace = await inWorkspace();
    await workspace.write({ "src/index.js": "2", "src/new.js": "" });
    const { server, uri } = await start(workspace);
    const hover = await server.connection.sendRequest<{ contents: { value: string } }>(
      "textDocument/hover",
      { textDocument: { uri }, position: { line: 2, character: 1 } },
    );
    expect(hover.contents.value).toMatch(/\*\*Rebuild.*index\\.js changed.*new\\.js added/s);
  });
});

describe("a file that is taken as changed", () => {
  it("turns the steps that take it, and those behind, without being written", async () => {
    const { server, uri } = await start(await inWorkspace());
    const supposed = await server.connection.sendRequest<ForecastResult>("strata/forecast", {
      textDocument: { uri },
      options: { whatIf: ["src"] },
    });
    expect(forecastTable(supposed)).toEqual(["2 cached", "3 rebuild src/index.js changed."]);
  });
});

describe("what a file affects", () => {
  it("is the steps that take it, and those behind", async () => {
    const workspace = await inWorkspace();
    const { server, uri } = await start(workspace);
    const affected = (file: string): Promise<AffectedByResult> =>
      server.connection.sendRequest("strata/affectedBy", {
        uri: uriOf(`${workspace.folder}/${file}`),
      });
    const lines = [
      await affected("package.json"),
      await affected("src/index.js"),
      await affected("README.md"),
    ].map(({ steps }) => steps.map(({ line }) => line));
    expect([lines, uri]).toEqual([[[2, 3], [3], []], uri]);
  });

  it("is said of Dockerfiles that are not open too, and why not", async () => {
    const workspace = await inWorkspace({ "lib/Dockerfile": "FROM busybox\nCOPY . /lib\n" });
    const { server } = await start(workspace);
    const { dockerfiles, text } = await server.connection.sendRequest<AffectedByResult>(
      "strata/affectedBy",
      { uri: uriOf(`${workspace.folder}/src/index.js`) },
    );
    const said = dockerfiles.map(({ dockerfile, takenBy, unreached }) => [
      dockerfile,
      takenBy,
      unreached?.kind,
    ]);
    expect(said).toEqual([
      ["Dockerfile", [3], undefined],
      ["lib/Dockerfile", [], "outside-context"],
    ]);
    expect(text).toContain("No step of lib/Dockerfile takes src/index.js.");
  });
});

describe("two folders at once", () => {
  it("have each their own files and settings", async () => {
    const one = await inWorkspace();
    const two = await inWorkspace();
    await two.write({ "package.json": "{ }" });
    const { server, uri } = await start(one, {
      folders: [one.folder, two.folder],
      settings: (scope) =>
        scope?.startsWith(uriOf(one.folder)) === true ? { forecast: { against: "none" } } : {},
    });
    const other = uriOf(`${two.folder}/Dockerfile`);
    await server.open(other, text);
    const [first, second] = await Promise.all([server.forecast(uri), server.forecast(other)]);
    expect([first.forecast?.baseline.kind, forecastTable(second)[0]]).toEqual([
      "none",
      "2 rebuild package.json changed.",
    ]);
  });
});

import { afterEach, describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { CodeAction, PublishDiagnosticsParams } from "vscode-languageserver/node";
import { type Workspace, makeWorkspace } from "../support/workspace.ts";
import {
  LanguageServer,
  PUSHED_CLIENT,
  type ServerOptions,
  uriOf,
} from "./support/language-server.ts";

const uri = "untitled:Dockerfile";
const text = "FROM alpine:3.20\nADD app.js /srv/\nWORKDIR srv\n";

const servers: LanguageServer[] = [];
const workspaces: Workspace[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const workspace of workspaces.splice(0)) await workspace.remove();
});

async function start(options?: ServerOptions): Promise<LanguageServer> {
  const server = await LanguageServer.start(options);
  servers.push(server);
  return server;
}

function applied(action: CodeAction | undefined, before = text): string {
  const document = TextDocument.create(uri, "dockerfile", 1, before);
  return TextDocument.applyEdits(document, action?.edit?.changes?.[uri] ?? []);
}

describe("problems that are pulled", () => {
  it("stand at the exact word", async () => {
    const server = await start();
    await server.open(uri, text);
    const [add] = await server.pullDiagnostics(uri);
    expect(add).toMatchObject({
      code: "add-instead-of-copy",
      source: "strata",
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } },
    });
  });

  it("follow the text", async () => {
    const server = await start();
    await server.open(uri, text);
    await server.change(uri, 2, "FROM alpine:3.20\n");
    expect(await server.pullDiagnostics(uri)).toEqual([]);
  });

  it("are not pushed as well", async () => {
    const server = await start();
    await server.open(uri, text);
    await server.pullDiagnostics(uri);
    expect(server.countOf("textDocument/publishDiagnostics")).toBe(0);
  });
});

describe("problems that are pushed", () => {
  it("come with the document's version", async () => {
    const server = await start({ capabilities: PUSHED_CLIENT });
    await server.open(uri, text);
    const pushed = await server.received<PublishDiagnosticsParams>(
      "textDocument/publishDiagnostics",
      ({ diagnostics }) => diagnostics.length > 0,
    );
    expect([pushed.version, pushed.diagnostics.map(({ code }) => code)]).toEqual([
      1,
      ["add-instead-of-copy", "relative-workdir"],
    ]);
  });

  it("follow the text", async () => {
    const server = await start({ capabilities: PUSHED_CLIENT });
    await server.open(uri, text);
    await server.change(uri, 2, "FROM alpine:3.20\n");
    const pushed = await server.received<PublishDiagnosticsParams>(
      "textDocument/publishDiagnostics",
      ({ version }) => version === 2,
    );
    expect(pushed.diagnostics).toEqual([]);
  });

  it("that need the shell parser follow the others", async () => {
    const server = await start({ capabilities: PUSHED_CLIENT });
    await server.open(uri, "FROM alpine:3.20\nWORKDIR srv\nRUN cd /srv && make\n");
    const pushed = await server.received<PublishDiagnosticsParams>(
      "textDocument/publishDiagnostics",
      ({ diagnostics }) => diagnostics.some(({ code }) => code === "cd-in-run"),
    );
    expect(pushed.diagnostics.map(({ code }) => code)).toEqual(["relative-workdir", "cd-in-run"]);
  });

  it("go when the document closes", async () => {
    const server = await start({ capabilities: PUSHED_CLIENT });
    await server.open(uri, text);
    await server.received<PublishDiagnosticsParams>(
      "textDocument/publishDiagnostics",
      ({ diagnostics }) => diagnostics.length > 0,
    );
    await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    const last = await server.received<PublishDiagnosticsParams>(
      "textDocument/publishDiagnostics",
      ({ diagnostics }) => diagnostics.length === 0,
    );
    expect(last.uri).toBe(uri);
  });
});

describe("a quick fix", () => {
  it("makes the problem go away", async () => {
    const server = await start();
    await server.open(uri, text);
    const [add] = await server.pullDiagnostics(uri);
    const [fix] = await server.codeActions(uri, add?.range ?? noRange, "quickfix");
    await server.change(uri, 2, applied(fix));
    const codes = (await server.pullDiagnostics(uri)).map(({ code }) => code);
    expect([fix?.isPreferred, codes]).toEqual([true, ["relative-workdir"]]);
  });

  it("for all safe problems leaves none that is safe to fix", async () => {
    const server = await start();
    const twice = "FROM alpine:3.20\nADD a.js /\nADD b.js /\n";
    await server.open(uri, twice);
    const [all] = await server.codeActions(uri, noRange, "source.fixAll");
    await server.change(uri, 2, applied(all, twice));
    expect(await server.pullDiagnostics(uri)).toEqual([]);
  });

  it("suppresses the problem here alone", async () => {
    const server = await start();
    const twice = "FROM alpine:3.20\nADD a.js /\nADD b.js /\n";
    await server.open(uri, twice);
    const [first] = await server.pullDiagnostics(uri);
    const actions = await server.codeActions(uri, first?.range ?? noRange, "quickfix");
    const suppress = actions.find(({ title }) => title.startsWith("Suppress"));
    await server.change(uri, 2, applied(suppress, twice));
    const lines = (await server.pullDiagnostics(uri)).map(({ range }) => range.start.line);
    expect(lines).toEqual([3]);
  });

  it("opens the page that says why", async () => {
    const server = await start();
    await server.open(uri, text);
    await server.connection.sendRequest("workspace/executeCommand", {
      command: "strata.rule.readWhy",
      arguments: ["DL3020"],
    });
    const shown = await server.received<{ uri: string }>("window/showDocument", () => true);
    expect(shown.uri).toMatch(/\/docs\/rules\/add-instead-of-copy\.md$/);
  });

  it("opens no page of a rule that does not exist", async () => {
    const server = await start();
    const answer: unknown = await server.connection.sendRequest("workspace/executeCommand", {
      command: "strata.rule.readWhy",
      arguments: ["../../../secret"],
    });
    expect(answer).toBeNull();
  });
});

it("problems and fixes are told in the user's language", async () => {
  const server = await start({
    initializationOptions: {
      texts: {
        "COPY is enough for local files; ADD also fetches URLs and unpacks archives.":
          "Für lokale Dateien genügt COPY.",
        "Suppress {rule} here": "{rule} hier übergehen",
      },
    },
  });
  await server.open(uri, text);
  const [add] = await server.pullDiagnostics(uri);
  const actions = await server.codeActions(uri, add?.range ?? noRange, "quickfix");
  expect([add?.message, actions.map(({ title }) => title)]).toEqual([
    "Für lokale Dateien genügt COPY.",
    ["Change ADD to COPY", "add-instead-of-copy hier übergehen", "Read why: add-instead-of-copy"],
  ]);
});

describe("settings", () => {
  it("are asked for by resource", async () => {
    const server = await start({
      settings: (scope) =>
        scope === uri ? { lint: { rules: { "add-instead-of-copy": "off" } } } : {},
    });
    await server.open(uri, text);
    const codes = (await server.pullDiagnostics(uri)).map(({ code }) => code);
    expect(codes).toEqual(["relative-workdir"]);
  });

  it("that change count at once, and the client is told to ask again", async () => {
    const settings = { lint: { rules: {} } };
    const server = await start({ settings: () => settings });
    await server.open(uri, text);
    await server.pullDiagnostics(uri);
    settings.lint.rules = { DL3020: "off", "relative-workdir": "hint" };
    await server.connection.sendNotification("workspace/didChangeConfiguration", {
      settings: null,
    });
    await server.received("workspace/diagnostic/refresh", () => true);
    const found = await server.pullDiagnostics(uri);
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([["relative-workdir", 4]]);
  });

  it("can turn all problems off", async () => {
    const server = await start({ settings: () => ({ lint: { enable: false } }) });
    await server.open(uri, text);
    expect(await server.pullDiagnostics(uri)).toEqual([]);
  });

  it("of a file in the folder count", async () => {
    const workspace = await makeWorkspace({ ".strata.yaml": "extends: none\n", Dockerfile: text });
    workspaces.push(workspace);
    const server = await start({ folders: [workspace.folder] });
    const dockerfile = uriOf(`${workspace.folder}/Dockerfile`);
    await server.open(dockerfile, text);
    expect(await server.pullDiagnostics(dockerfile)).toEqual([]);
  });
});

describe("an ignore file", () => {
  it("that changes on disk changes the problems", async () => {
    const workspace = await makeWorkspace({ Dockerfile: "", "app.js": "" });
    workspaces.push(workspace);
    const server = await start({ folders: [workspace.folder] });
    const dockerfile = uriOf(`${workspace.folder}/Dockerfile`);
    await server.open(dockerfile, "FROM alpine:3.20\nCOPY app.js /\n");
    const before = await server.pullDiagnostics(dockerfile);
    await workspace.write({ ".dockerignore": "app.js\n" });
    await server.changedOnDisk(`${workspace.folder}/.dockerignore`);
    await server.received("workspace/diagnostic/refresh", () => true);
    const after = await server.pullDiagnostics(dockerfile);
    expect([before, after].map((each) => each.map(({ code }) => code))).toEqual([
      [],
      ["copy-ignored-file"],
    ]);
  });
});

const noRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

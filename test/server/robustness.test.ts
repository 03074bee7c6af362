import { afterEach, describe, expect, it } from "vitest";
import { LanguageServer, PUSHED_CLIENT } from "./support/language-server.ts";

const uri = "untitled:Dockerfile";

const servers: LanguageServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function start(capabilities?: object): Promise<LanguageServer> {
  const server = await LanguageServer.start(capabilities === undefined ? {} : { capabilities });
  servers.push(server);
  await server.open(uri, "FROM alpine:3.20\nRUN true\n");
  return server;
}

describe("a handler that fails", () => {
  it("has an answer, is in the log, and the server goes on", async () => {
    const server = await start();
    const { connection } = server;
    const answer: unknown = await connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri },
      // Without a range there is nothing to look at.
      context: { diagnostics: [] },
    });
    const { message } = await server.received<{ message: string }>("window/logMessage", () => true);
    const symbols = await connection.sendRequest<readonly unknown[]>(
      "textDocument/documentSymbol",
      { textDocument: { uri } },
    );
    expect([answer, message.split(":")[0], symbols.length]).toEqual([
      null,
      "code actions failed",
      1,
    ]);
  });

  it("of a notification ends nothing", async () => {
    const server = await start();
    await server.connection.sendNotification("workspace/didChangeWatchedFiles", {});
    const { message } = await server.received<{ message: string }>("window/logMessage", () => true);
    expect([message.split(":")[0], await server.pullDiagnostics(uri)]).toEqual([
      "changed files failed",
      [],
    ]);
  });
});

describe("the server", () => {
  it("ends with status 0 when it is told to", async () => {
    const server = await LanguageServer.start();
    expect(await server.stop()).toBe(0);
  });

  it("promises a plain client no more than that can take", async () => {
    const { capabilities } = await start({});
    expect([
      capabilities.diagnosticProvider,
      capabilities.codeActionProvider,
      capabilities.executeCommandProvider,
    ]).toEqual([undefined, undefined, undefined]);
  });

  it("answers about a document that is not open with nothing", async () => {
    const server = await start();
    const hover: unknown = await server.connection.sendRequest("textDocument/hover", {
      textDocument: { uri: "file:///nowhere/Dockerfile" },
      position: { line: 0, character: 0 },
    });
    expect(hover).toBeNull();
  });

  it("keeps up with somebody who types", async () => {
    const server = await start(PUSHED_CLIENT);
    for (let version = 2; version < 60; version += 1) {
      await server.change(uri, version, `FROM alpine:3.20\nWORKDIR ${"a".repeat(version)}\n`);
    }
    const last = await server.received<{ version: number; diagnostics: readonly unknown[] }>(
      "textDocument/publishDiagnostics",
      ({ version }) => version === 59,
    );
    expect(last.diagnostics).toHaveLength(1);
  });
});

describe("completion and outline", () => {
  it("work in a file that was never saved", async () => {
    const server = await start();
    await server.change(uri, 2, "FROM alpine:3.20\nWORK\n");
    const items = await server.connection.sendRequest<readonly { label: string }[]>(
      "textDocument/completion",
      { textDocument: { uri }, position: { line: 1, character: 4 } },
    );
    expect(items.map(({ label }) => label)).toEqual(["WORKDIR"]);
  });
});

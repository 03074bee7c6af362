import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { copyDemo } from "../support/workspace.ts";
import { sampleDockerfile } from "./sample.ts";
import { type BenchRow, median } from "./table.ts";

const RUNS = 7;

interface OpenedDocument {
  readonly uri: string;
  readonly text: string;
}

interface ServerTimes {
  readonly initialize: number;
  /** From opening a document to the first diagnostics for it. */
  readonly diagnostics: number;
  /** From opening a document to its first forecast, of a server that makes forecasts. */
  readonly forecast: number;
}

/** Our server over stdio beside docker-langserver: the same document, both from a cold start. */
export async function serverRows(root: string): Promise<BenchRow[]> {
  const servers = {
    ours: path.join(root, "dist/server/server.cjs"),
    peer: path.join(root, "node_modules/dockerfile-language-server-nodejs/bin/docker-langserver"),
  };
  const sample = { uri: "untitled:Dockerfile", text: sampleDockerfile(200) };
  const demo = await copyDemo();
  try {
    await demo.commit();
    const file = path.join(demo.folder, "Dockerfile");
    const dockerfile = { uri: pathToFileURL(file).href, text: await readFile(file, "utf8") };
    const onSample = await sideBySide(servers, sample);
    const onDemo = await sideBySide(servers, dockerfile);
    return [
      row("server: start to initialized", onSample, "initialize", "initialize"),
      row("server: open to first diagnostics", onSample, "diagnostics", "diagnostics", 1),
      row("server: open to first marks, against git", onDemo, "forecast", "diagnostics", 1),
    ];
  } finally {
    await demo.remove();
  }
}

interface SideBySide {
  readonly ours: readonly ServerTimes[];
  readonly peer: readonly ServerTimes[];
}

async function sideBySide(
  servers: Readonly<Record<"ours" | "peer", string>>,
  document: OpenedDocument,
): Promise<SideBySide> {
  const ours: ServerTimes[] = [];
  const peer: ServerTimes[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    ours.push(await measure(servers.ours, document, true));
    peer.push(await measure(servers.peer, document, false));
  }
  return { ours, peer };
}

function row(
  what: string,
  { ours, peer }: SideBySide,
  ofOurs: keyof ServerTimes,
  ofPeer: keyof ServerTimes,
  atMost?: number,
): BenchRow {
  return {
    what,
    ours: median(ours.map((times) => times[ofOurs])),
    peer: median(peer.map((times) => times[ofPeer])),
    peerName: "docker-langserver",
    ...(atMost === undefined ? {} : { atMost }),
  };
}

async function measure(
  program: string,
  document: OpenedDocument,
  makesForecasts: boolean,
): Promise<ServerTimes> {
  const start = performance.now();
  const server = spawn(process.execPath, [program, "--stdio"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.onRequest("workspace/configuration", (params: { items: unknown[] }) =>
    params.items.map(() => null),
  );
  connection.onRequest("client/registerCapability", () => null);
  const published = new Promise<number>((resolve) => {
    connection.onNotification("textDocument/publishDiagnostics", () => resolve(performance.now()));
  });
  connection.listen();
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { publishDiagnostics: {} } },
  });
  const initialized = performance.now();
  void connection.sendNotification("initialized", {});
  const { uri, text } = document;
  void connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "dockerfile", version: 1, text },
  });
  const forecast = makesForecasts
    ? await connection
        .sendRequest("strata/forecast", { textDocument: { uri } })
        .then(() => performance.now())
    : Number.NaN;
  const diagnostics = await published;
  connection.dispose();
  await ended(server);
  return {
    initialize: initialized - start,
    diagnostics: diagnostics - initialized,
    forecast: forecast - initialized,
  };
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once("exit", () => resolve());
    server.kill();
  });
}

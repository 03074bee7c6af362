import { type ChildProcess, execFile, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { ProvidedVsCodeServer } from "../../support/provided.ts";

/** VS Code's server, which a browser opens. */
export interface VsCodeServer {
  readonly port: number;
  readonly processId: number;
  close(): Promise<void>;
}

export interface VsCodeServerOptions {
  readonly settings: Readonly<Record<string, unknown>>;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** An extension to install before the start. */
  readonly vsix?: string;
  /** The folder of another extension that is there as well. */
  readonly beside?: string;
  readonly flags?: readonly string[];
}

export async function startVsCodeServer(
  { node, main }: ProvidedVsCodeServer,
  options: VsCodeServerOptions,
): Promise<VsCodeServer> {
  const data = await mkdtemp(path.join(tmpdir(), "strata-vscode-"));
  const user = path.join(data, "data", "User");
  await mkdir(user, { recursive: true });
  await writeFile(path.join(user, "settings.json"), JSON.stringify(options.settings));
  const common = [main, "--accept-server-license-terms", "--server-data-dir", data];
  if (options.vsix !== undefined) {
    await promisify(execFile)(node, [...common, "--install-extension", options.vsix]);
  }
  if (options.beside !== undefined) {
    const folder = path.join(data, "extensions", path.basename(options.beside));
    await cp(options.beside, folder, { recursive: true });
  }
  const server = spawn(
    node,
    [
      ...common,
      ...["--host", "127.0.0.1", "--port", "0", "--without-connection-token"],
      ...["--telemetry-level", "off", ...(options.flags ?? [])],
    ],
    { env: { ...process.env, ...options.env }, stdio: ["ignore", "pipe", "pipe"] },
  );
  const port = await listeningPort(server);
  return {
    port,
    processId: server.pid ?? 0,
    close: async () => {
      await ended(server);
      // The extension host's children live on for a moment and may still write.
      await rm(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
    },
  };
}

function listeningPort(server: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-20_000);
      const port = /agent listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    server.stdout?.on("data", read);
    server.stderr?.on("data", read);
    server.once("exit", () => reject(new Error(`VS Code's server ended early:\n${output}`)));
  });
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) resolve();
    server.once("exit", () => resolve());
    server.kill("SIGTERM");
  });
}

import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { spawn } from "node:child_process";
import http from "node:http";
import { Duplex } from "node:stream";
import type { SshEndpoint } from "@strata/protocol/engine-endpoint";

/**
 * Arguments of the ssh program that join its standard streams to the engine's socket, as the
 * docker program does. Without questions: nobody could answer them.
 */
export function sshArguments(endpoint: SshEndpoint): readonly string[] {
  if (endpoint.host.startsWith("-") || endpoint.user?.startsWith("-") === true) {
    throw new Error(`An ssh destination cannot begin with "-": ${endpoint.host}`);
  }
  return [
    "-T",
    "-o",
    "BatchMode=yes",
    "-o",
    "ConnectTimeout=30",
    ...(endpoint.user === null ? [] : ["-l", endpoint.user]),
    ...(endpoint.port === null ? [] : ["-p", String(endpoint.port)]),
    "--",
    endpoint.host,
    "docker",
    ...(endpoint.path === null ? [] : ["--host", `unix://${endpoint.path}`]),
    "system",
    "dial-stdio",
  ];
}

/** An agent whose connections are processes: each speaks HTTP over its standard streams. */
export class DialStdioAgent extends http.Agent {
  readonly #program: string;
  readonly #arguments: readonly string[];
  readonly #open = new Set<ProcessSocket>();

  constructor(program: string, programArguments: readonly string[]) {
    super({ keepAlive: true, maxFreeSockets: 2 });
    this.#program = program;
    this.#arguments = programArguments;
  }

  override createConnection(): Duplex {
    const child = spawn(this.#program, [...this.#arguments], {
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    const socket = new ProcessSocket(child);
    this.#open.add(socket);
    socket.once("close", () => this.#open.delete(socket));
    return socket;
  }

  override destroy(): void {
    super.destroy();
    this.#open.forEach((socket) => socket.destroy());
  }
}

/** A process's standard streams with the few socket methods that node's HTTP client calls. */
class ProcessSocket extends Duplex {
  readonly #child: ChildProcessWithoutNullStreams;
  #complaint = "";

  constructor(child: ChildProcessWithoutNullStreams) {
    super();
    this.#child = child;
    child.stdout.on("data", (chunk: Buffer) => {
      if (!this.push(chunk)) {
        child.stdout.pause();
      }
    });
    child.stderr.on("data", (chunk: Buffer) => {
      this.#complaint = (this.#complaint + chunk.toString()).slice(-2000);
    });
    child.stdin.on("error", (error) => this.destroy(error));
    child.on("error", (error) => this.destroy(error));
    child.on("close", (code) => {
      if (code !== 0 && this.#complaint.trim() !== "") {
        this.destroy(Object.assign(new Error(this.#complaint.trim()), { code: "ESSH" }));
        return;
      }
      this.push(null);
    });
  }

  override _read(): void {
    this.#child.stdout.resume();
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#child.stdin.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.#child.stdin.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#child.kill();
    done(error);
  }

  setTimeout(): this {
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    this.#child.ref();
    return this;
  }

  unref(): this {
    this.#child.unref();
    return this;
  }
}

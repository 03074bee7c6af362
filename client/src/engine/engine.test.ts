import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openEngine } from "./engine.ts";
import type { Engine } from "./types.ts";

/**
 * Faults that a real engine does not have on demand, played by a server on a socket. What a healthy
 * engine answers is tested against a real one.
 */
type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

const quiet = { trace: () => undefined, info: () => undefined, warn: () => undefined };

let folder: string;
let socketPath: string;
let server: http.Server | null;
let engine: Engine;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "strata-engine-"));
  socketPath =
    process.platform === "win32" ? `//./pipe/${folder.replaceAll(/\W/g, "-")}` : join(folder, "s");
  server = null;
  const scheme = process.platform === "win32" ? "npipe" : "unix";
  const env = { DOCKER_HOST: `${scheme}://${socketPath}`, DOCKER_CONFIG: folder };
  engine = openEngine({ log: quiet, env, platform: process.platform, homeFolder: folder });
});

afterEach(() => {
  engine.dispose();
  server?.closeAllConnections();
  server?.close();
  rmSync(folder, { recursive: true });
});

function serve(handler: Handler): Promise<void> {
  const started = http.createServer(handler);
  server = started;
  return new Promise((resolve) => started.listen(socketPath, resolve));
}

const VERSION = JSON.stringify({ ApiVersion: "1.51" });

/** An engine with one container, whose event stream is handed out. */
function container(state: string): string {
  return JSON.stringify([{ Id: "c0ffee", Names: ["/web"], State: state, Status: "" }]);
}

describe("a failed connection", () => {
  it("is not-found where there is no socket", async () => {
    await expect(engine.connected()).rejects.toMatchObject({
      reason: "not-found",
      message: `There is no Docker Engine at ${socketPath}. Start Docker, or choose another Docker context.`,
    });
  });

  it("is a version where the engine is too old", async () => {
    await serve((_request, response) => response.end('{"ApiVersion":"1.24"}'));
    await expect(engine.connected()).rejects.toMatchObject({ reason: "version" });
  });

  it("is a version where the engine says so", async () => {
    await serve((_request, response) => {
      response.statusCode = 400;
      response.end('{"message":"client version 1.30 is too old"}');
    });
    await expect(engine.connected()).rejects.toMatchObject({
      reason: "version",
      message: "client version 1.30 is too old",
    });
  });

  it("is denied where a proxy forbids it", async () => {
    await serve((_request, response) => {
      response.statusCode = 403;
      response.end('{"message":"forbidden"}');
    });
    await expect(engine.connected()).rejects.toMatchObject({ reason: "denied" });
  });

  it("is refused where the connection is cut before the answer", async () => {
    await serve((request) => request.socket.destroy());
    await expect(engine.connected()).rejects.toMatchObject({ reason: "refused" });
  });

  it("is other where something else answers", async () => {
    await serve((_request, response) => response.end("<html>"));
    await expect(engine.connected()).rejects.toMatchObject({ reason: "other" });
  });
});

describe("an event stream that breaks in the middle of an event", () => {
  it("is opened again, and the rows are right again", async () => {
    let state = "running";
    let streams = 0;
    await serve((request, response) => {
      const path = request.url ?? "";
      if (path.startsWith("/version")) {
        response.end(VERSION);
      } else if (path.startsWith("/events")) {
        streams += 1;
        response.write(" ");
        if (streams === 1) {
          // Half an event; by the time of the next look the container has stopped.
          state = "exited";
          response.write('{"Type":"container","Act');
          setImmediate(() => response.destroy());
        }
      } else if (path.startsWith("/containers/json")) {
        response.end(container(state));
      } else {
        response.end("[]");
      }
    });
    const need = engine.need();
    const stopped = new Promise<void>((resolve) => {
      const look = (): void => {
        if (streams > 1 && engine.row("container", "c0ffee")?.state === "exited") {
          resolve();
        }
      };
      engine.onChange(look);
      engine.onState(look);
    });
    await stopped;
    need.dispose();
    expect(streams).toBe(2);
  });
});

describe("what is asked for a forecast", () => {
  it("is null where nothing answers", async () => {
    expect(await engine.facts.image("alpine:3.20")).toBeNull();
  });

  it("never lets a reference out of its place in the address", async () => {
    const asked: string[] = [];
    await serve((request, response) => {
      asked.push(request.url ?? "");
      response.end("{}");
    });
    await Promise.all(
      ["../info", "a/../../b", "x?y=1", "a b", "", "-x"].map((reference) =>
        engine.facts.image(reference),
      ),
    );
    expect(asked).toEqual([]);
  });

  it("is not asked of another machine before a view or a command used it", async () => {
    const asked: string[] = [];
    const remote = http.createServer((request, response) => {
      asked.push(request.url ?? "");
      response.statusCode = 500;
      response.end("{}");
    });
    await new Promise<void>((resolve) => remote.listen(0, "127.0.0.1", resolve));
    const { port } = remote.address() as AddressInfo;
    const env = { DOCKER_HOST: `tcp://127.0.0.1:${port}`, DOCKER_CONFIG: folder };
    const far = openEngine({ log: quiet, env, platform: process.platform, homeFolder: folder });
    await far.facts.imageStore();
    const before = [...asked];
    await far.connected().catch(() => undefined);
    await far.facts.imageStore();
    far.dispose();
    remote.closeAllConnections();
    remote.close();
    expect([before, asked.includes("/info")]).toEqual([[], true]);
  });
});

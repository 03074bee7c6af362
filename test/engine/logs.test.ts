import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEngine } from "../../client/src/engine/engine.ts";
import type { Engine, LogState, Release } from "../../client/src/engine/types.ts";
import { engineObjects, type EngineObjects } from "../support/engine-objects.ts";
import { providedEngine } from "../support/provided.ts";
import { openProxySocket, type ProxySocket } from "../support/proxy-socket.ts";

const IMAGE = "busybox:1.36";
const COUNT = "i=0; while true; do i=$((i + 1)); echo $i; echo e$i >&2; usleep 2000; done";
const quiet = { trace: () => undefined, info: () => undefined, warn: () => undefined };

let objects: EngineObjects;
let proxy: ProxySocket;
let folder: string;
let engine: Engine;
let need: Release;

beforeAll(async () => {
  const provided = providedEngine();
  objects = engineObjects(provided);
  folder = await mkdtemp(join(tmpdir(), "strata-logs-"));
  const windows = process.platform === "win32";
  const path = windows ? `\\\\.\\pipe\\${objects.name("proxy")}` : join(folder, "s");
  proxy = await openProxySocket(provided.socketPath, path);
  const env = {
    DOCKER_HOST: `${windows ? "npipe" : "unix"}://${proxy.path}`,
    DOCKER_CONFIG: folder,
  };
  engine = openEngine({ log: quiet, env, platform: process.platform, homeFolder: folder });
  need = engine.need();
  await engine.connected();
});

afterAll(async () => {
  need.dispose();
  engine.dispose();
  await proxy.close();
  await objects.removeAll();
  await rm(folder, { recursive: true, force: true });
});

/** A log as it is followed. */
class Following {
  readonly lines: string[] = [];
  state: LogState | null = null;
  readonly #release: Release;
  #look: () => void = () => undefined;

  constructor(id: string) {
    this.#release = engine.followLog(id, {
      tail: "all",
      since: "0",
      onLines: (lines) => {
        lines.forEach(({ stream, text }) => this.lines.push(`${stream} ${text}`));
        this.#look();
      },
      onState: (state) => {
        this.state = state;
        this.#look();
      },
    });
  }

  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#look = () => {
        if (condition()) resolve();
      };
      this.#look();
    });
  }

  end(): void {
    this.#release.dispose();
  }
}

function run(word: string, script: string, ...more: readonly string[]): Promise<string> {
  const name = objects.name(word);
  return objects.docker(
    ...["run", "--detach", "--label", objects.label, "--name", name, ...more],
    ...[IMAGE, "sh", "-c", script],
  );
}

/** What `docker logs` says of one stream. */
function written(of: "stdout" | "stderr", lines: readonly string[]): readonly string[] {
  return lines.filter((line) => line.startsWith(`${of} `)).map((line) => line.slice(of.length + 1));
}

async function logged(id: string): Promise<readonly string[]> {
  return (await objects.docker("logs", id)).split("\n");
}

describe("the log of a container that counts", () => {
  it("is whole after restarts and lost connections", async () => {
    const id = await run("count", COUNT);
    const log = new Following(id);
    await log.until(() => log.lines.length > 100);
    for (const disturb of [
      () => objects.docker("restart", "--time", "0", id),
      async () => {
        await proxy.cut("refused");
        await proxy.restore();
      },
      () => objects.docker("restart", "--time", "0", id),
    ]) {
      await disturb();
      const before = log.lines.length;
      await log.until(() => log.lines.length > before + 100);
    }
    await objects.docker("kill", id);
    await log.until(() => log.state === "ended");
    log.end();
    expect(written("stdout", log.lines)).toEqual(await logged(id));
  });

  it("has what a run says that is over before anybody looks", async () => {
    const id = await run("short", "echo run");
    const log = new Following(id);
    await log.until(() => log.state === "ended" && log.lines.length === 1);
    await objects.docker("start", "--attach", id);
    await objects.docker("start", "--attach", id);
    await log.until(() => log.lines.length === 3);
    log.end();
    expect(log.lines).toEqual(Array.from({ length: 3 }, () => "stdout run"));
  });
});

describe("a long line", () => {
  it.each([
    ["without a terminal", []],
    ["with a terminal", ["--tty"]],
  ])("is one %s", async (_what, more) => {
    const script = "head -c 50000 /dev/zero | tr '\\0' x; echo end; echo next";
    const log = new Following(await run(`long${more.length}`, script, ...more));
    await log.until(() => log.state === "ended");
    log.end();
    expect(log.lines).toEqual([`stdout ${"x".repeat(50_000)}end`, "stdout next"]);
  });
});

it("says when the container is removed", async () => {
  const id = await run("gone", "sleep 3600");
  const log = new Following(id);
  await log.until(() => log.state === "following");
  await objects.docker("rm", "--force", id);
  await log.until(() => log.state === "gone");
  log.end();
});

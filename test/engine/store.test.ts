import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openEngine } from "../../client/src/engine/engine.ts";
import type {
  ContainerRow,
  Engine,
  EngineState,
  ImageRow,
  Release,
  StoreChange,
} from "../../client/src/engine/types.ts";
import { engineObjects, type EngineObjects } from "../support/engine-objects.ts";
import { providedEngine } from "../support/provided.ts";
import { openProxySocket, type ProxySocket } from "../support/proxy-socket.ts";

const IMAGE = "busybox:1.36";
const quiet = { trace: () => undefined, info: () => undefined, warn: () => undefined };

let objects: EngineObjects;
let proxy: ProxySocket;
let folder: string;
let engine: Engine;
let need: Release;

beforeAll(async () => {
  const provided = providedEngine();
  objects = engineObjects(provided);
  folder = await mkdtemp(join(tmpdir(), "strata-store-"));
  const path =
    process.platform === "win32" ? `\\\\.\\pipe\\${objects.name("proxy")}` : join(folder, "s");
  proxy = await openProxySocket(provided.socketPath, path);
});

afterAll(async () => {
  await proxy.close();
  await objects.removeAll();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  const scheme = process.platform === "win32" ? "npipe" : "unix";
  const env = { DOCKER_HOST: `${scheme}://${proxy.path}`, DOCKER_CONFIG: folder };
  engine = openEngine({ log: quiet, env, platform: process.platform, homeFolder: folder });
  need = engine.need();
  await engine.connected();
});

afterEach(() => {
  need.dispose();
  engine.dispose();
});

/** Resolves when the condition holds, looked at after each change of rows or state. */
function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const listeners: Release[] = [];
    const look = (): void => {
      if (condition()) {
        listeners.forEach((listener) => {
          listener.dispose();
        });
        resolve();
      }
    };
    listeners.push(engine.onChange(look), engine.onState(look));
    look();
  });
}

function container(name: string): ContainerRow | undefined {
  return engine.rows("container").find((row) => row.name === name);
}

/** Starts a container that lives until it is removed; gives its id. */
function start(name: string, ...args: readonly string[]): Promise<string> {
  return objects.docker(
    ...["run", "--detach", "--init", "--label", objects.label, "--name", name],
    ...args,
    ...[IMAGE, "sh", "-c", "echo out; echo err >&2; exec sleep 3600"],
  );
}

describe("the store on a real engine", () => {
  it("lists the images that are there", () => {
    expect(engine.rows("image").flatMap((row) => row.tags)).toContain(IMAGE);
  });

  it("shows a container that somebody starts, stops and removes", async () => {
    const name = objects.name("seen");
    const seen: string[] = [];
    engine.onChange((change: StoreChange) => {
      [...change.added, ...change.changed].forEach((row) => {
        if (row.kind === "container" && row.name === name) {
          seen.push(row.state);
        }
      });
    });
    await start(name);
    await until(() => container(name)?.state === "running");
    await objects.docker("stop", "--time", "0", name);
    await until(() => container(name)?.state === "exited");
    await objects.docker("rm", name);
    await until(() => container(name) === undefined);
    expect([seen.includes("running"), seen.at(-1)]).toEqual([true, "exited"]);
  });

  it("turns to another engine when another one is configured", async () => {
    const other = await openProxySocket(providedEngine().socketPath, `${proxy.path}2`);
    const env = { DOCKER_HOST: `unix://${proxy.path}`, DOCKER_CONFIG: folder };
    const moved = openEngine({ log: quiet, env, platform: process.platform, homeFolder: folder });
    const needed = moved.need();
    try {
      await moved.connected();
      env.DOCKER_HOST = `unix://${other.path}`;
      moved.reconnect();
      await moved.connected();
      expect([moved.state.kind, other.requests.length > 0]).toEqual(["connected", true]);
    } finally {
      needed.dispose();
      moved.dispose();
      await other.close();
    }
  });

  it("fetches only the container that an event names", async () => {
    proxy.clear();
    const id = await start(objects.name("one"));
    await until(() => engine.row("container", id)?.state === "running");
    const others = proxy.requests.filter((request) => !request.includes(id));
    expect([proxy.requests.length > 0, others]).toEqual([true, []]);
  });

  it("shows volumes and networks as they come and go", async () => {
    const name = objects.name("thing");
    const there = (): readonly boolean[] => [
      engine.row("volume", name) !== null,
      engine.rows("network").some((row) => row.name === name),
    ];
    await objects.docker("volume", "create", "--label", objects.label, name);
    await objects.docker("network", "create", "--label", objects.label, name);
    await until(() => there().every((yes) => yes));
    await objects.docker("network", "rm", name);
    await objects.docker("volume", "rm", name);
    await until(() => there().every((yes) => !yes));
    expect(there()).toEqual([false, false]);
  });

  it("moves a tag from one image to another", async () => {
    const tag = `${objects.name("tag")}:1`;
    const owner = (): string | undefined =>
      engine.rows("image").find((row) => row.tags.includes(tag))?.id;
    const base = engine.rows("image").find((row) => row.tags.includes(IMAGE))?.id;
    await objects.docker("tag", IMAGE, tag);
    await until(() => owner() === base);
    const id = await start(objects.name("commit"));
    await objects.docker("commit", "--change", `LABEL ${objects.label}`, id, tag);
    await until(() => owner() !== base && owner() !== undefined);
    const owners = engine.rows("image").filter((row) => row.tags.includes(tag));
    await objects.docker("rmi", tag);
    await until(() => owner() === undefined);
    expect(owners.length).toBe(1);
  });

  it("says the same size of an image after an event as in the list", async () => {
    const tag = `${objects.name("size")}:1`;
    const row = (): ImageRow | undefined =>
      engine.rows("image").find((image) => image.tags.includes(IMAGE));
    const before = row();
    await objects.docker("tag", IMAGE, tag);
    await until(() => row()?.tags.includes(tag) === true);
    const after = row();
    await objects.docker("rmi", tag);
    expect([after?.size, after?.created]).toEqual([before?.size, before?.created]);
  });

  it("groups by the labels of compose", async () => {
    const name = objects.name("compose");
    await start(
      name,
      ...["--label", "com.docker.compose.project=shop"],
      ...["--label", "com.docker.compose.service=web"],
    );
    await until(() => container(name) !== undefined);
    expect(container(name)).toMatchObject({ project: "shop", service: "web" });
  });

  it("knows the health of a container", async () => {
    const name = objects.name("health");
    await start(name, "--health-cmd", "true", "--health-interval", "1s");
    await until(() => container(name)?.health === "healthy");
    expect(container(name)?.state).toBe("running");
  });
});

describe("an engine that is cut off", () => {
  it.each(["gone", "refused"] as const)("%s: says so, comes back, lists again", async (how) => {
    const name = objects.name(how);
    const states: string[] = [];
    engine.onState((state: EngineState) =>
      states.push(state.kind === "failed" ? state.error.reason : state.kind),
    );
    await proxy.cut(how);
    await until(() => engine.state.kind === "failed");
    const rows = engine.rows("image").length;
    await start(name);
    await proxy.restore();
    await until(() => container(name)?.state === "running");
    await until(() => engine.state.kind === "connected");
    const reason = how === "gone" ? "not-found" : "refused";
    expect([rows, [...new Set(states)]]).toEqual([0, ["connecting", reason, "connected"]]);
  });
});

describe("an idle engine", () => {
  it("is asked nothing, over the one connection of its events", async () => {
    const name = objects.name("idle");
    proxy.clear();
    // The engine's own events bound the wait: health checks run, and none of them may be answered.
    await objects.docker(
      ...["run", "--rm", "--label", objects.label, "--name", name, IMAGE, "sleep", "2"],
    );
    await until(() => container(name) === undefined);
    const before = proxy.requests.length;
    proxy.clear();
    await objects.docker("version");
    await objects.docker("ps");
    expect([before > 0, proxy.requests, proxy.connections]).toEqual([true, [], 1]);
  });
});

describe("what can be done to a container", () => {
  it("stops, starts, restarts and removes it", async () => {
    const id = await start(objects.name("act"));
    const state = (): string | undefined => engine.row("container", id)?.state;
    await until(() => state() === "running");
    await engine.act("stop", id);
    await until(() => state() === "exited");
    await engine.act("start", id);
    await until(() => state() === "running");
    await engine.act("start", id);
    await engine.act("restart", id);
    await engine.remove("container", id);
    await until(() => engine.row("container", id) === null);
    await expect(engine.inspect("container", id)).rejects.toMatchObject({ reason: "gone" });
  });

  it("masks secrets when it is inspected", async () => {
    const id = await start(objects.name("secret"), "--env", "DB_PASSWORD=hunter2");
    expect(JSON.stringify(await engine.inspect("container", id))).not.toContain("hunter2");
  });

  it("refuses to remove a volume that is in use", async () => {
    const name = objects.name("used");
    await objects.docker("volume", "create", "--label", objects.label, name);
    await start(objects.name("user"), "--volume", `${name}:/data`);
    await expect(engine.remove("volume", name)).rejects.toMatchObject({ reason: "conflict" });
  });
});

describe("facts for a forecast", () => {
  it("say what an image is made of", async () => {
    const facts = await engine.facts.image(IMAGE);
    const id = await objects.docker("image", "inspect", "--format", "{{.Id}}", IMAGE);
    expect([facts?.id, (facts?.layers.length ?? 0) > 0]).toEqual([id, true]);
  });

  it("are absent for an image that is not there or is for another platform", async () => {
    const found = await Promise.all([
      engine.facts.image("strata.invalid/nothing:1"),
      engine.facts.image(IMAGE, "windows/amd64"),
    ]);
    expect(found).toEqual([null, null]);
  });

  it("say when an image changed", async () => {
    const tag = `${objects.name("facts")}:1`;
    let told = 0;
    const watching = engine.facts.onDidChange(() => (told += 1));
    await objects.docker("tag", IMAGE, tag);
    await until(() => told > 0);
    watching.dispose();
    await objects.docker("rmi", tag);
    expect(told).toBeGreaterThan(0);
  });

  it("tell the image store", async () => {
    const { store } = providedEngine();
    const told = await engine.facts.imageStore();
    expect(store === "unknown" ? told !== null : told === store).toBe(true);
  });
});

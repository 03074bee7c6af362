import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isEngineError } from "../../client/src/engine/errors.ts";
import { openEngine } from "../../client/src/engine/engine.ts";
import type { Engine } from "../../client/src/engine/types.ts";
import { engineObjects, type EngineObjects } from "../support/engine-objects.ts";
import { dockerEnvironment, providedEngine } from "../support/provided.ts";

const IMAGE = "busybox:1.36";
const quiet = { trace: () => undefined, info: () => undefined, warn: () => undefined };

let objects: EngineObjects;
let folder: string;
let engine: Engine;

beforeAll(async () => {
  const provided = providedEngine();
  objects = engineObjects(provided);
  folder = await mkdtemp(join(tmpdir(), "strata-refusals-"));
  const { DOCKER_HOST = "" } = dockerEnvironment(provided);
  const env = { DOCKER_HOST, DOCKER_CONFIG: folder };
  engine = openEngine({ log: quiet, env, platform: process.platform, homeFolder: folder });
  await engine.connected();
});

afterAll(async () => {
  engine.dispose();
  await objects.removeAll();
  await rm(folder, { recursive: true, force: true });
});

function start(word: string, ...options: readonly string[]): Promise<string> {
  return objects.docker(
    ...["run", "--detach", "--init", "--label", objects.label, "--name", objects.name(word)],
    ...[...options, IMAGE, "sleep", "3600"],
  );
}

/** What the refusal of it is read as. */
async function refusal(asked: Promise<unknown>): Promise<string> {
  try {
    await asked;
    return "done";
  } catch (error) {
    if (!isEngineError(error) || error.refusal === null) throw error;
    const { kind, about, users } = error.refusal;
    return [kind, about, ...users].filter((text) => text !== "").join(" ");
  }
}

describe("the engine's refusal", { timeout: 60_000 }, () => {
  it("of a container's name in use", async () => {
    const [first, second] = [await start("one"), await start("two")];
    const name = objects.name("one");
    expect(await refusal(engine.changes.rename(second, name))).toBe(`name-in-use ${name} ${first}`);
  });

  it("of a network's name in use", async () => {
    const name = objects.name("net");
    await objects.docker("network", "create", "--label", objects.label, name);
    expect(await refusal(engine.changes.createNetwork(name))).toBe(`name-in-use ${name}`);
  });

  it("of a port that a container has", async () => {
    const first = await start("port", "--publish", "127.0.0.1:0:80");
    const port = (await objects.docker("port", first, "80")).split(":").at(-1) ?? "";
    const second = await objects.docker(
      ...["create", "--label", objects.label, "--publish", `127.0.0.1:${port}:80`],
      ...[IMAGE, "sleep", "3600"],
    );
    expect(await refusal(engine.act("start", second))).toBe(`port-in-use ${port}`);
  });

  it("to remove a volume in use", async () => {
    const volume = objects.name("data");
    await objects.docker("volume", "create", "--label", objects.label, volume);
    const user = await start("user", "--volume", `${volume}:/data`);
    expect(await refusal(engine.remove("volume", volume))).toBe(`used-by-container ${user}`);
  });

  it("to remove an image in use", async () => {
    const image = `${objects.name("image")}:1`;
    const from = await start("from");
    await objects.docker("commit", "--change", `LABEL ${objects.label}`, from, image);
    const user = await objects.docker("create", "--label", objects.label, image, "true");
    expect(await refusal(engine.remove("image", image))).toBe(
      `used-by-container ${user.slice(0, 12)}`,
    );
  });

  it("to remove a network in use", async () => {
    const network = objects.name("used");
    const id = await objects.docker("network", "create", "--label", objects.label, network);
    await start("member", "--network", network);
    expect(await refusal(engine.remove("network", id))).toMatch(/^on-network/);
  });

  it.each([
    ["kill", "not-running"],
    ["pause", "not-running"],
    ["unpause", "not-paused"],
  ])("to %s a container that does not run", async (action, expected) => {
    const id = await objects.docker("create", "--label", objects.label, IMAGE, "true");
    const asked =
      action === "kill"
        ? engine.changes.kill(id, "SIGKILL")
        : engine.act(action as "pause" | "unpause", id);
    expect(await refusal(asked)).toBe(expected);
  });

  it("to pause a paused container, and to open a shell in it", async () => {
    const id = await start("paused");
    await engine.act("pause", id);
    expect(await refusal(engine.act("pause", id))).toBe("paused");
    const onExit = (): undefined => undefined;
    const shell = { columns: 80, rows: 24, onOutput: onExit, onExit };
    expect(await refusal(engine.changes.openShell(id, shell))).toBe("paused");
  });

  it("of a program that is not in the image", async () => {
    const name = objects.name("no-program");
    const options = { image: IMAGE, name, ports: [], command: ["no-such-program"] };
    const found = await refusal(engine.changes.run(options));
    await objects.docker("rm", "--force", name);
    expect(found).toBe("no-program no-such-program");
  });

  it.each(["container", "image", "volume", "network"] as const)(
    "of a %s that is gone",
    async (kind) => {
      expect(await refusal(engine.remove(kind, objects.name("never")))).toBe("gone");
    },
  );
});

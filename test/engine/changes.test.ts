import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEngine } from "../../client/src/engine/engine.ts";
import type { Engine, PullProgress, ShellSession } from "../../client/src/engine/types.ts";
import { engineObjects, type EngineObjects } from "../support/engine-objects.ts";
import { providedEngine } from "../support/provided.ts";
import { openTinyRegistry, type TinyRegistry } from "../support/tiny-registry.ts";

const IMAGE = "busybox:1.36";
const quiet = { trace: () => undefined, info: () => undefined, warn: () => undefined };

let objects: EngineObjects;
let folder: string;
let engine: Engine;

beforeAll(async () => {
  const { socketPath } = providedEngine();
  objects = engineObjects(providedEngine());
  folder = await mkdtemp(join(tmpdir(), "strata-changes-"));
  const scheme = process.platform === "win32" ? "npipe" : "unix";
  const env = { DOCKER_HOST: `${scheme}://${socketPath}`, DOCKER_CONFIG: folder };
  engine = openEngine({ log: quiet, env, platform: process.platform, homeFolder: folder });
});

afterAll(async () => {
  engine.dispose();
  await objects.removeAll();
  await rm(folder, { recursive: true, force: true });
});

/** Starts a container that lives until it is removed; gives its id. */
function start(name: string, ...args: readonly string[]): Promise<string> {
  return objects.docker(
    ...["run", "--detach", "--label", objects.label, "--name", name, ...args, IMAGE],
    ...["sh", "-c", "trap 'exit 3' TERM; while :; do sleep 0.1; done"],
  );
}

function inspect(format: string, ...what: readonly string[]): Promise<string> {
  return objects.docker("inspect", "--format", format, ...what);
}

describe("a container", () => {
  it("is paused, resumed, renamed and killed by a signal", async () => {
    const id = await start(objects.name("change"));
    await engine.act("pause", id);
    expect(await inspect("{{.State.Status}}", id)).toBe("paused");
    await engine.act("unpause", id);
    expect(await inspect("{{.State.Status}}", id)).toBe("running");
    const name = objects.name("renamed");
    await engine.changes.rename(id, name);
    expect(await inspect("{{.Name}}", id)).toBe(`/${name}`);
    await engine.changes.kill(id, "SIGTERM");
    expect(await objects.docker("wait", id)).toBe("3");
  });

  it("cannot be renamed to a name that is taken", async () => {
    const [one, other] = [objects.name("one"), objects.name("other")];
    const id = await start(one);
    await start(other);
    const renaming = engine.changes.rename(id, other);
    await expect(renaming).rejects.toMatchObject({ reason: "conflict" });
  });

  it("has a shell with a terminal's size, and says how it ended", async () => {
    const id = await start(objects.name("shell"));
    const said = await talk(id, ["stty size; echo $((40 + 2)); exit 7\n"]);
    expect(said.code).toBe(7);
    expect(said.text).toContain("31 97");
    expect(said.text).toContain("42");
  });

  it("without a shell says so", async () => {
    const name = objects.name("bare");
    const id = await start(name);
    await objects.docker("exec", id, "rm", "/bin/sh");
    const said = await talk(id, []);
    expect(said.code).not.toBe(0);
    expect(said.text).toContain("sh");
  });
});

describe("an image", () => {
  it("gets one more name", async () => {
    const name = `${objects.name("tagged")}:one`;
    await engine.changes.tag(IMAGE, name);
    expect(await inspect("{{.Id}}", name)).toBe(await inspect("{{.Id}}", IMAGE));
    await engine.remove("image", name);
  });

  describe("of a registry", () => {
    let registry: TinyRegistry;
    let image: string;

    beforeAll(async () => {
      image = `${objects.name("served")}:1`;
      const made = await objects.docker(
        ...["run", "--detach", "--label", objects.label, IMAGE],
        ...["sh", "-c", "head -c 3000000 /dev/urandom > /content"],
      );
      await objects.docker("wait", made);
      await objects.docker("commit", "--change", `LABEL ${objects.label}`, made, image);
      registry = await openTinyRegistry(objects, image);
      await objects.docker("rmi", image);
    });

    afterAll(() => registry.close());

    it("is pulled, layer by layer", async () => {
      const seen: PullProgress[] = [];
      const { signal } = new AbortController();
      await engine.changes.pull(registry.reference, {
        signal,
        onProgress: (progress) => seen.push(progress),
      });
      expect(await inspect("{{json .RepoTags}}", registry.reference)).toContain(registry.reference);
      expect(seen.map(({ status }) => status)).toContain("Pull complete");
      expect(seen.at(-1)?.total).toBeGreaterThan(3_000_000);
      expect(seen.at(-1)?.done).toBe(seen.at(-1)?.total);
    });

    it("that is not there is refused with the registry's own words", async () => {
      const { signal } = new AbortController();
      const missing = registry.reference.replace(/:\d+\//, ":1/");
      const pulling = engine.changes.pull(missing, { signal, onProgress: () => undefined });
      await expect(pulling).rejects.toThrow(/refused|no such host|not found/i);
    });
  });
});

describe("volumes and networks", () => {
  it("are made, joined, left and removed", async () => {
    const [volume, network] = [objects.name("volume"), objects.name("network")];
    await engine.changes.createVolume(volume);
    await engine.changes.createNetwork(network);
    const id = await start(objects.name("member"));
    await engine.changes.connect(network, id);
    const networks = "{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}";
    expect(await inspect(networks, id)).toContain(network);
    const networkId = await objects.docker("network", "inspect", "--format", "{{.Id}}", network);
    expect((await engine.unusedNetworks()).has(networkId)).toBe(false);
    await engine.changes.disconnect(network, id);
    expect(await inspect(networks, id)).not.toContain(network);
    expect((await engine.unusedNetworks()).has(networkId)).toBe(true);
    await engine.remove("volume", volume);
    await engine.remove("network", network);
    expect(await objects.docker("volume", "ls", "--quiet", "--filter", `name=${volume}`)).toBe("");
  });
});

it("measures what the engine keeps on disk", async () => {
  const [volume, used] = [objects.name("free"), objects.name("used")];
  await objects.docker("volume", "create", "--label", objects.label, volume);
  const id = await start(objects.name("writes"), "--volume", `${used}:/data`);
  await objects.docker("exec", id, "sh", "-c", "head -c 200000 /dev/zero > /data/zeros");
  await objects.docker("exec", id, "sh", "-c", "head -c 300000 /dev/zero > /zeros");
  const usage = await engine.diskUsage();
  const size = (name: string) => usage.volumes.find((each) => each.name === name);
  expect(size(volume)).toEqual({ name: volume, size: 0, uses: 0 });
  expect(size(used)).toMatchObject({ uses: 1 });
  expect(size(used)?.size).toBeGreaterThanOrEqual(200_000);
  expect(usage.containers.find((each) => each.id === id)?.size).toBeGreaterThanOrEqual(300_000);
  const imageId = await inspect("{{.Id}}", IMAGE);
  expect(usage.images.find((each) => each.id === imageId)?.containers).toBeGreaterThan(0);
  await objects.docker("rm", "--force", id);
  await objects.docker("volume", "rm", used);
});

/** Types into a container's shell until it ends. */
async function talk(
  id: string,
  inputs: readonly string[],
): Promise<{ readonly text: string; readonly code: number | null }> {
  let text = "";
  const sessions: ShellSession[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    engine.changes
      .openShell(id, {
        columns: 97,
        rows: 31,
        onOutput: (output) => {
          text += output;
        },
        onExit: resolve,
      })
      .then((session) => {
        sessions.push(session);
        for (const input of inputs) session.write(input);
      }, reject);
  });
  return { text, code };
}

import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SocketEngineFacts } from "./engine-facts.ts";

const image = {
  Id: "sha256:1",
  Os: "linux",
  Architecture: "amd64",
  RootFS: { Layers: ["sha256:a", "sha256:b"] },
  Config: { Env: ["PATH=/bin"], User: "node", WorkingDir: "/app", OnBuild: null },
};
const facts = {
  id: "sha256:1",
  layers: ["sha256:a", "sha256:b"],
  env: ["PATH=/bin"],
  user: "node",
  workdir: "/app",
  shell: [],
  onbuild: [],
};

let folder = "";
let socketPath = "";
let server: http.Server;
let asked: string[];
let answers: Record<string, unknown>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "strata-facts-"));
  socketPath =
    process.platform === "win32"
      ? `\\\\.\\pipe\\${folder.replaceAll(/\W/g, "-")}`
      : join(folder, "s");
  asked = [];
  answers = {};
  server = http.createServer(({ url = "" }, response) => {
    asked.push(url);
    const answer = answers[url];
    // Without an answer here, the engine is one that hangs.
    if (answer === null) return;
    response.statusCode = answer === undefined ? 404 : 200;
    response.end(JSON.stringify(answer ?? { message: "no such image" }));
  });
  await new Promise<void>((resolve) => void server.listen(socketPath, resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => void server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

function engineFacts(now = () => 0): SocketEngineFacts {
  const scheme = process.platform === "win32" ? "npipe" : "unix";
  const env = { DOCKER_HOST: `${scheme}://${socketPath}`, DOCKER_CONFIG: folder };
  return new SocketEngineFacts({ surroundings: { env, platform: process.platform }, now });
}

describe("an engine at a socket", () => {
  it("tells of an image", async () => {
    answers["/images/docker.io/library/node:22/json"] = image;
    expect(await engineFacts().image("docker.io/library/node:22")).toEqual(facts);
  });

  it("has no image", async () => {
    expect(await engineFacts().image("docker.io/library/node:22")).toBeNull();
  });

  it("has an image for another platform", async () => {
    const platform = encodeURIComponent('{"os":"linux","architecture":"arm64"}');
    answers[`/images/node/json?platform=${platform}`] = image;
    expect(await engineFacts().image("node", "linux/arm64")).toBeNull();
  });

  it.each([
    ["classic", [["Backing Filesystem", "extfs"]]],
    ["containerd", [["driver-type", "io.containerd.snapshotter.v1"]]],
  ])("says which image store it has: %s", async (store, DriverStatus) => {
    answers["/info"] = { DriverStatus };
    expect(await engineFacts().imageStore()).toBe(store);
  });

  it("is asked once for the length of an edit, and again later", async () => {
    let time = 0;
    const engine = engineFacts(() => time);
    await engine.imageStore();
    await engine.imageStore();
    time = 6_000;
    await engine.imageStore();
    expect(asked).toEqual(["/info", "/info"]);
  });

  it("does not answer in time", async () => {
    answers["/info"] = null;
    expect(await engineFacts().imageStore()).toBeNull();
  });

  it.each(["a b", "../containers/json", "a?b=c", "a/../../info"])(
    "is not asked for what is no image: %s",
    async (reference) => {
      await engineFacts().image(reference);
      expect(asked).toEqual([]);
    },
  );
});

describe("another machine's engine", () => {
  it.each(["tcp://127.0.0.1:1", "ssh://host"])("is not asked: %s", async (host) => {
    const surroundings = { env: { DOCKER_HOST: host }, platform: process.platform };
    const engine = new SocketEngineFacts({ surroundings, now: () => 0 });
    expect(await engine.imageStore()).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import type { ContextFiles, EndpointInput } from "./engine-endpoint.ts";
import { describeEndpoint, readEngineEndpoint, resolveEngineEndpoint } from "./engine-endpoint.ts";

const linux: EndpointInput = {
  env: {},
  platform: "linux",
  configFolder: "/home/ada/.docker",
  configText: null,
  contexts: [],
  certificates: [],
};

const windows: EndpointInput = {
  ...linux,
  platform: "win32",
  configFolder: "C:\\Users\\ada\\.docker",
};

function context(name: string, docker: object, tlsFiles: readonly string[] = []): ContextFiles {
  const metaText = JSON.stringify({ Name: name, Metadata: {}, Endpoints: { docker } });
  return { folder: `sha-of-${name}`, metaText, tlsFiles };
}

function withHost(host: string, more: Readonly<Record<string, string>> = {}): EndpointInput {
  return { ...linux, env: { DOCKER_HOST: host, ...more } };
}

describe("without any configuration", () => {
  it("is the usual socket on Linux", () => {
    expect(resolveEngineEndpoint(linux)).toEqual({
      kind: "unix",
      path: "/var/run/docker.sock",
      label: "default",
      local: true,
    });
  });

  it("is the usual pipe on Windows", () => {
    expect(resolveEngineEndpoint(windows)).toEqual({
      kind: "npipe",
      path: "//./pipe/docker_engine",
      label: "default",
      local: true,
    });
  });

  it("takes a broken config.json for an absent one", () => {
    expect(resolveEngineEndpoint({ ...linux, configText: "{" })).toMatchObject({ kind: "unix" });
  });
});

describe("DOCKER_HOST", () => {
  it("wins over DOCKER_CONTEXT and the current context", () => {
    const input = {
      ...withHost("unix:///run/user/1000/docker.sock", { DOCKER_CONTEXT: "remote" }),
      configText: '{"currentContext":"remote"}',
      contexts: [context("remote", { Host: "tcp://10.0.0.1:2375" })],
    };
    expect(resolveEngineEndpoint(input)).toMatchObject({ path: "/run/user/1000/docker.sock" });
  });

  it("empty counts as not set", () => {
    expect(resolveEngineEndpoint(withHost(""))).toMatchObject({ path: "/var/run/docker.sock" });
  });

  it("names a pipe in either spelling", () => {
    const input = { ...windows, env: { DOCKER_HOST: "npipe://\\\\.\\pipe\\other" } };
    expect(resolveEngineEndpoint(input)).toMatchObject({ kind: "npipe", path: "//./pipe/other" });
  });

  it("without a scheme is a tcp address", () => {
    expect(resolveEngineEndpoint(withHost("10.0.0.7:4243"))).toEqual({
      kind: "tcp",
      host: "10.0.0.7",
      port: 4243,
      tls: null,
      label: "default",
      local: false,
    });
  });

  it("takes an IPv6 address without its brackets", () => {
    expect(resolveEngineEndpoint(withHost("tcp://[::1]:2375"))).toMatchObject({ host: "::1" });
  });

  it("has port 2375 without TLS", () => {
    expect(resolveEngineEndpoint(withHost("tcp://box"))).toMatchObject({ port: 2375, tls: null });
  });

  it("has port 2376 and the certificates with DOCKER_TLS_VERIFY", () => {
    const input = {
      ...withHost("tcp://box", { DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH: "/certs" }),
      certificates: ["ca.pem", "cert.pem", "key.pem"],
    };
    expect(resolveEngineEndpoint(input)).toMatchObject({
      port: 2376,
      tls: { ca: "/certs/ca.pem", cert: "/certs/cert.pem", key: "/certs/key.pem", verify: true },
    });
  });

  it("has certificates in the configuration folder without DOCKER_CERT_PATH", () => {
    const input = {
      ...windows,
      env: { DOCKER_HOST: "tcp://box", DOCKER_TLS: "1" },
      certificates: ["ca.pem"],
    };
    expect(resolveEngineEndpoint(input)).toMatchObject({
      tls: { ca: "C:\\Users\\ada\\.docker\\ca.pem", cert: null, key: null, verify: false },
    });
  });

  it("names an unreadable address without its password", () => {
    const found = resolveEngineEndpoint(withHost("http://ada:secret@box"));
    expect(found).toEqual({
      kind: "problem",
      reason: "bad-host",
      message:
        'DOCKER_HOST says "http://***@box", which is no address of a Docker Engine. ' +
        "Use unix://, npipe://, tcp:// or ssh://.",
    });
  });

  it("with a port that is none is a problem", () => {
    expect(resolveEngineEndpoint(withHost("tcp://box:port"))).toMatchObject({ reason: "bad-host" });
  });
});

describe("ssh", () => {
  it("has user, port and socket", () => {
    expect(resolveEngineEndpoint(withHost("ssh://ada@box:2222/run/docker.sock"))).toEqual({
      kind: "ssh",
      host: "box",
      user: "ada",
      port: 2222,
      path: "/run/docker.sock",
      label: "default",
      local: false,
    });
  });

  it.each([
    ["an option for a host", "ssh://-oProxyCommand=x"],
    ["an option for a user", "ssh://-oProxyCommand=x@box"],
    ["an encoded option for a user", "ssh://%2doProxyCommand=x@box"],
    ["a password", "ssh://ada:secret@box"],
    ["a query", "ssh://box?x=1"],
    ["a path that a shell would run", "ssh://box/$(id)"],
    ["no host", "ssh://"],
  ])("refuses %s", (_what, host) => {
    expect(resolveEngineEndpoint(withHost(host))).toMatchObject({ kind: "problem" });
  });
});

describe("Docker contexts", () => {
  it("follows the current one", () => {
    const input = {
      ...linux,
      configText: '{"currentContext":"desktop"}',
      contexts: [
        context("other", { Host: "tcp://10.0.0.1:1" }),
        context("desktop", { Host: "unix:///home/ada/.docker/desktop/docker.sock" }),
      ],
    };
    expect(resolveEngineEndpoint(input)).toMatchObject({
      path: "/home/ada/.docker/desktop/docker.sock",
      label: "desktop",
    });
  });

  it("DOCKER_CONTEXT wins over the current one", () => {
    const input = {
      ...linux,
      env: { DOCKER_CONTEXT: "default" },
      configText: '{"currentContext":"desktop"}',
    };
    expect(resolveEngineEndpoint(input)).toMatchObject({ path: "/var/run/docker.sock" });
  });

  it("use the TLS files that exist beside them", () => {
    const input = {
      ...windows,
      env: { DOCKER_CONTEXT: "box" },
      contexts: [context("box", { Host: "tcp://box:2376" }, ["ca.pem", "key.pem"])],
    };
    expect(resolveEngineEndpoint(input)).toMatchObject({
      tls: {
        ca: "C:\\Users\\ada\\.docker\\contexts\\tls\\sha-of-box\\docker\\ca.pem",
        cert: null,
        verify: true,
      },
    });
  });

  it("may ask for TLS without checking", () => {
    const input = {
      ...linux,
      env: { DOCKER_CONTEXT: "box" },
      contexts: [context("box", { Host: "tcp://box", SkipTLSVerify: true })],
    };
    expect(resolveEngineEndpoint(input)).toMatchObject({ port: 2376, tls: { verify: false } });
  });

  it("that do not exist are named", () => {
    expect(resolveEngineEndpoint({ ...linux, env: { DOCKER_CONTEXT: "gone" } })).toMatchObject({
      reason: "unknown-context",
      message: expect.stringContaining('There is no Docker context "gone".') as string,
    });
  });

  it("without a host are a problem", () => {
    const input = { ...linux, env: { DOCKER_CONTEXT: "x" }, contexts: [context("x", {})] };
    expect(resolveEngineEndpoint(input)).toMatchObject({ reason: "bad-context" });
  });
});

describe("readEngineEndpoint", () => {
  it("finds config.json, contexts and their TLS files", async () => {
    const texts: Readonly<Record<string, string>> = {
      "/cfg/config.json": '{"currentContext":"box"}',
      "/cfg/contexts/meta/sha-of-box/meta.json": context("box", { Host: "tcp://box" }).metaText,
    };
    const folders: Readonly<Record<string, readonly string[]>> = {
      "/cfg/contexts/meta": ["unreadable", "sha-of-box"],
      "/cfg/contexts/tls/sha-of-box/docker": ["ca.pem"],
    };
    const files = {
      readText: (path: string) => Promise.resolve(texts[path] ?? null),
      list: (folder: string) => Promise.resolve(folders[folder] ?? []),
    };
    const env = { DOCKER_CONFIG: "/cfg" };
    const found = await readEngineEndpoint(files, {
      env,
      platform: "linux",
      homeFolder: "/home/ada",
    });
    expect(found).toMatchObject({
      kind: "tcp",
      tls: { ca: "/cfg/contexts/tls/sha-of-box/docker/ca.pem" },
    });
  });
});

describe("describeEndpoint", () => {
  it.each([
    ["unix:///run/x.sock", "/run/x.sock"],
    ["tcp://box:1234", "box:1234"],
    ["ssh://ada@box", "ssh://ada@box"],
  ])("%s", (host, text) => {
    const endpoint = resolveEngineEndpoint(withHost(host));
    expect(endpoint.kind === "problem" ? endpoint : describeEndpoint(endpoint)).toBe(text);
  });
});

import { readFile } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import type { EngineEndpoint, TcpEndpoint, TlsPaths } from "@strata/protocol/engine-endpoint";
import Docker from "dockerode";
import { DialStdioAgent, sshArguments } from "./dial-stdio.ts";

export interface DockerClient {
  readonly docker: Docker;
  /** Closes the connections that are kept open. */
  close(): void;
}

/** A dockerode that talks to that endpoint and to no other, whatever the environment says. */
export async function createDockerClient(endpoint: EngineEndpoint): Promise<DockerClient> {
  const { agent, options } = await connectionOptions(endpoint);
  const docker = withoutDockerHost(
    // Given as undefined, or docker-modem fills them in from its own idea of a default.
    () =>
      new Docker({
        host: undefined,
        port: undefined,
        protocol: "http",
        ...options,
        agent,
      } as Docker.DockerOptions),
  );
  return {
    docker,
    close: () => {
      agent.destroy();
    },
  };
}

interface Connection {
  readonly agent: http.Agent;
  readonly options: Readonly<Record<string, unknown>>;
}

async function connectionOptions(endpoint: EngineEndpoint): Promise<Connection> {
  switch (endpoint.kind) {
    case "unix":
    case "npipe":
      return {
        agent: new http.Agent({ keepAlive: false }),
        options: { socketPath: endpoint.path },
      };
    case "tcp":
      return tcpOptions(endpoint);
    case "ssh":
      return {
        agent: new DialStdioAgent("ssh", sshArguments(endpoint)),
        // No socket of that name is opened: the agent makes the connection. But requests with a
        // socket's path are the ones that VS Code sends through no proxy.
        options: { socketPath: "dial-stdio" },
      };
  }
}

async function tcpOptions(endpoint: TcpEndpoint): Promise<Connection> {
  const { host, port, tls } = endpoint;
  // docker-modem makes an address of the name: an IPv6 address needs its brackets there.
  const address = { host: host.includes(":") ? `[${host}]` : host, port };
  if (tls === null) {
    return { agent: new http.Agent({ keepAlive: true }), options: address };
  }
  const certificates = await readCertificates(tls);
  const agent = new https.Agent({
    keepAlive: true,
    rejectUnauthorized: tls.verify,
    ...certificates,
  });
  return { agent, options: { ...address, protocol: "https" } };
}

async function readCertificates(tls: TlsPaths): Promise<Readonly<Record<string, Buffer>>> {
  const found: Record<string, Buffer> = {};
  for (const name of ["ca", "cert", "key"] as const) {
    const path = tls[name];
    if (path !== null) {
      found[name] = await readFile(path);
    }
  }
  return found;
}

/** docker-modem reads DOCKER_HOST in its constructor, and throws where it cannot. */
function withoutDockerHost<T>(create: () => T): T {
  const host = process.env["DOCKER_HOST"];
  if (host === undefined) {
    return create();
  }
  delete process.env["DOCKER_HOST"];
  try {
    return create();
  } finally {
    process.env["DOCKER_HOST"] = host;
  }
}

import http from "node:http";
import { describe, expect, it } from "vitest";
import type { SshEndpoint } from "@strata/protocol/engine-endpoint";
import { DialStdioAgent, sshArguments } from "./dial-stdio.ts";

const endpoint: SshEndpoint = {
  kind: "ssh",
  host: "box",
  user: "ada",
  port: 2222,
  path: "/run/docker.sock",
  label: "default",
  local: false,
};

describe("sshArguments", () => {
  it("puts the destination behind --", () => {
    expect(sshArguments(endpoint).join(" ")).toBe(
      "-T -o BatchMode=yes -o ConnectTimeout=30 -l ada -p 2222 -- box " +
        "docker --host unix:///run/docker.sock system dial-stdio",
    );
  });

  it("refuses a host that is an option", () => {
    expect(() => sshArguments({ ...endpoint, host: "-oProxyCommand=x" })).toThrow(/begin with "-"/);
  });
});

/** Answers one request on its standard streams, as the far end of `dial-stdio` does. */
const ANSWER = `process.stdin.once("data", (request) => {
  const path = request.toString().split(" ")[1];
  process.stdout.write("HTTP/1.1 200 OK\\r\\nContent-Length: " + path.length + "\\r\\n\\r\\n" + path);
});`;

function get(agent: http.Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.get({ agent, path: "/version" }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => {
        resolve(text);
      });
    });
    request.on("error", reject);
  });
}

describe("DialStdioAgent", () => {
  it("speaks HTTP over a process's standard streams", async () => {
    const agent = new DialStdioAgent(process.execPath, ["-e", ANSWER]);
    const text = await get(agent).finally(() => {
      agent.destroy();
    });
    expect(text).toBe("/version");
  });

  it("fails with what the program complained about", async () => {
    const agent = new DialStdioAgent(process.execPath, [
      "-e",
      'process.stderr.write("Permission denied (publickey).\\n"); process.exitCode = 255;',
    ]);
    await expect(get(agent)).rejects.toMatchObject({
      code: "ESSH",
      message: "Permission denied (publickey).",
    });
  });

  it("fails where the program is not there", async () => {
    const agent = new DialStdioAgent("/no/such/program", []);
    await expect(get(agent)).rejects.toMatchObject({ code: "ENOENT" });
  });
});

import { MASK } from "@strata/protocol/secrets";
import { describe, expect, it } from "vitest";
import { dockerRunCommand } from "./docker-run.ts";

const image = {
  Config: {
    Env: ["PATH=/bin"],
    Cmd: ["sh"],
    Entrypoint: null,
    WorkingDir: "/",
    Labels: { vendor: "x" },
  },
};

function command(config: object, host: object = {}): string {
  const description = {
    Name: "/web",
    Config: { ...image.Config, Image: "app:1", ...config },
    HostConfig: host,
  };
  return dockerRunCommand(description, image);
}

describe("the docker run command of a container", () => {
  it.each<[string, object, object, string]>([
    ["nothing of its own", {}, {}, "app:1"],
    ["flags", { Tty: true, OpenStdin: true }, { Init: true }, "--interactive --tty --init app:1"],
    ["its own variable", { Env: ["PATH=/bin", "MODE=a b"] }, {}, "--env 'MODE=a b' app:1"],
    ["its own command", { Cmd: ["echo", "it's"] }, {}, String.raw`app:1 echo 'it'\''s'`],
    ["its own entrypoint", { Entrypoint: ["/run", "-x"] }, {}, "--entrypoint /run app:1 -x sh"],
    ["another folder", { WorkingDir: "/srv" }, {}, "--workdir /srv app:1"],
    [
      "ports",
      {},
      {
        PortBindings: {
          "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "8080" }],
          "53/udp": [{ HostIp: "", HostPort: "53" }],
          "81/tcp": [{ HostIp: "", HostPort: "" }],
        },
      },
      "--publish 127.0.0.1:8080:80 --publish 53:53/udp --publish 81 app:1",
    ],
    [
      "mounts",
      {},
      {
        Binds: ["data:/data:ro"],
        Mounts: [{ Type: "bind", Source: "/a", Target: "/b", ReadOnly: true }],
        Tmpfs: { "/tmp": "" },
      },
      "--volume data:/data:ro --mount type=bind,source=/a,target=/b,readonly --tmpfs /tmp app:1",
    ],
    [
      "limits",
      {},
      {
        NetworkMode: "front",
        RestartPolicy: { Name: "on-failure", MaximumRetryCount: 3 },
        Memory: 1024,
        NanoCpus: 500_000_000,
        CapAdd: ["NET_ADMIN"],
      },
      "--network front --restart on-failure:3 --memory 1024 --cpus 0.5 --cap-add NET_ADMIN app:1",
    ],
    [
      "labels, but for those of compose",
      { Labels: { vendor: "x", team: "a", "com.docker.compose.project": "p" } },
      {},
      "--label team=a app:1",
    ],
  ])("says %s", (_what, config, host, rest) => {
    const words = command(config, host);
    expect(words.replace("--name web ", "")).toBe(`docker run --detach ${rest}`);
  });

  it("masks secrets, wherever they stand", () => {
    const secret = "planted-value";
    const words = command({
      Env: [`API_TOKEN=${secret}`, `URL=http://me:${secret}@host/`],
      Cmd: ["serve", `--password=${secret}`, "--token", secret],
      Labels: { "my.password": secret },
    });
    expect(words).not.toContain(secret);
    expect(words.split(MASK)).toHaveLength(6);
  });
});

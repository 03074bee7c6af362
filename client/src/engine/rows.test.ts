import { describe, expect, it } from "vitest";
import { parseRow } from "./rows.ts";

const container = {
  Id: "c0ffee",
  Names: ["/shop-web-1"],
  Image: "nginx:1.27",
  ImageID: "sha256:1",
  State: "running",
  Status: "Up 3 minutes (healthy)",
  Created: 1_700_000_000,
  Ports: [
    { PrivatePort: 443, Type: "tcp" },
    { IP: "0.0.0.0", PrivatePort: 80, PublicPort: 8080, Type: "tcp" },
  ],
  Mounts: [
    {
      Type: "volume",
      Name: "data",
      Source: "/var/lib/volumes/data",
      Destination: "/srv",
      RW: true,
    },
    { Type: "bind", Source: "/home/me/app", Destination: "/app", RW: false },
  ],
  NetworkSettings: {
    Networks: {
      shop_default: { NetworkID: "n2", IPAddress: "172.20.0.3", GlobalIPv6Address: "fd00::3" },
      bridge: { NetworkID: "n1", IPAddress: "" },
    },
  },
  Labels: {
    "com.docker.compose.project": "shop",
    "com.docker.compose.service": "web",
    "com.docker.compose.depends_on": "db:service_healthy:false,cache:service_started:true",
    "com.docker.compose.oneoff": "False",
  },
};

describe("a container's row", () => {
  it("has what the list says", () => {
    expect(parseRow("container", container)).toEqual({
      kind: "container",
      id: "c0ffee",
      name: "shop-web-1",
      image: "nginx:1.27",
      imageId: "sha256:1",
      state: "running",
      health: "healthy",
      exitCode: null,
      created: 1_700_000_000_000,
      ports: [
        { container: 80, host: 8080, address: "0.0.0.0", protocol: "tcp" },
        { container: 443, host: null, address: null, protocol: "tcp" },
      ],
      mounts: [
        { type: "bind", source: "/home/me/app", target: "/app", readOnly: true },
        { type: "volume", source: "data", target: "/srv", readOnly: false },
      ],
      networks: [
        { name: "bridge", id: "n1", addresses: [] },
        { name: "shop_default", id: "n2", addresses: ["172.20.0.3", "fd00::3"] },
      ],
      project: "shop",
      service: "web",
      dependsOn: ["db", "cache"],
      oneOff: false,
    });
  });

  it("does not change with the passing of time", () => {
    const later = { ...container, Status: "Up 4 minutes (healthy)" };
    expect(parseRow("container", later)).toEqual(parseRow("container", container));
  });

  it.each([
    ["Up 1 second (health: starting)", "starting"],
    ["Up 1 hour (unhealthy)", "unhealthy"],
    ["Up 1 hour", null],
  ])("reads the health in %j", (Status, health) => {
    expect(parseRow("container", { ...container, Status })).toMatchObject({ health });
  });

  it("has the exit code of one that ended", () => {
    const ended = { ...container, State: "exited", Status: "Exited (137) 2 hours ago" };
    expect(parseRow("container", ended)).toMatchObject({ exitCode: 137, health: null });
  });

  it("takes Podman's missing fields and words", () => {
    const bare = { Id: "abcdefabcdefabcdef", State: "stopped" };
    expect(parseRow("container", bare)).toMatchObject({
      name: "abcdefabcdef",
      state: "exited",
      ports: [],
      project: null,
    });
  });

  it("is none without an id", () => {
    expect(parseRow("container", { Names: ["/x"] })).toBeNull();
  });
});

describe("an image's row", () => {
  it("is the same from the list and from an inspection", () => {
    const listed = { Id: "sha256:1", RepoTags: ["b:1", "a:1"], Created: 1_700_000_000, Size: 5 };
    const inspected = { ...listed, RepoTags: ["a:1", "b:1"], Created: "2023-11-14T22:13:20.5Z" };
    expect(parseRow("image", inspected)).toEqual(parseRow("image", listed));
  });

  it("has no tag where the engine says <none>", () => {
    expect(parseRow("image", { Id: "1", RepoTags: ["<none>:<none>"] })).toMatchObject({
      id: "sha256:1",
      tags: [],
    });
  });
});

describe("a network's row", () => {
  it.each([
    ["bridge", true],
    ["shop_default", false],
  ])("%s built in: %s", (Name, builtIn) => {
    expect(parseRow("network", { Id: "n", Name })).toMatchObject({ builtIn });
  });
});

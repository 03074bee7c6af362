import { describe, expect, it } from "vitest";
import { runOptionsOf, runOptionsOfFlags } from "./run-options.ts";

function ofFlags(flags: Readonly<Record<string, readonly string[]>>) {
  return runOptionsOfFlags((flag) => flags[flag] ?? []);
}

describe("options of a build that RUN gets", () => {
  it("are none where nothing is said", () => {
    expect(ofFlags({ network: ["default"] })).toEqual({});
  });

  it("are what docker buildx build hands on", () => {
    const flags = {
      network: ["default", "host"],
      "add-host": ["a:10.0.0.1", "b=[fd00::1]"],
      "shm-size": ["64m"],
      ulimit: ["nproc=10:20", "nofile=1024"],
      "cgroup-parent": ["/builds"],
    };
    expect(ofFlags(flags)).toEqual({
      "force-network-mode": "host",
      "add-hosts": "a=10.0.0.1,b=fd00::1",
      "shm-size": "67108864",
      ulimit: "nofile=1024:1024,nproc=10:20",
      "cgroup-parent": "/builds",
    });
  });

  it.each([
    ["1024", "1024"],
    ["2b", "2"],
    ["1.5k", "1536"],
    ["1GiB", "1073741824"],
    ["much", "much"],
  ])("have %s of shared memory as %s", (written, bytes) => {
    expect(ofFlags({ "shm-size": [written] })).toEqual({ "shm-size": bytes });
  });

  it("are read from attributes, and nothing else of them", () => {
    const attributes = new Map([
      ["target", "x"],
      ["add-hosts", "a=10.0.0.1"],
    ]);
    expect(runOptionsOf((name) => attributes.get(name))).toEqual({ "add-hosts": "a=10.0.0.1" });
  });
});

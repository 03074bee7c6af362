import { describe, expect, it } from "vitest";
import type { MeasuredBuild } from "./measured-build.ts";
import { readSnapshot, type Snapshot, writeSnapshot } from "./snapshot.ts";

const SNAPSHOT: Snapshot = {
  takenAt: 12,
  builder: "desktop",
  record: {
    text: "FROM busybox\n",
    target: "t",
    platform: null,
    buildArgs: { A: "1" },
    images: {
      "docker.io/library/busybox:latest": {
        id: "i",
        layers: ["l"],
        env: ["A=1"],
        user: "",
        workdir: "/",
        shell: [],
        onbuild: ["RUN x"],
      },
    },
    ignorePatterns: ["*.log"],
    entries: [
      { path: "a", type: "file", mode: 0o644, size: 1, digest: "sha256:1" },
      { path: "l", type: "symlink", mode: 0o777, size: 0, digest: "a" },
    ],
    unreadable: [{ path: "x", message: "no" }],
  },
};

const BUILD: MeasuredBuild = {
  ref: "default/default/abc",
  label: "docker build at 14:02",
  outcome: "failed",
  steps: [{ line: 2, cached: false, seconds: 1.5, bytes: null }],
  before: [[{ line: 2, cached: true, seconds: null, bytes: 12 }]],
};

describe("a snapshot", () => {
  it("is read as it was written", () => {
    expect(readSnapshot(writeSnapshot(SNAPSHOT))).toEqual(SNAPSHOT);
  });

  it("has what was measured", () => {
    const measured = { ...SNAPSHOT, build: BUILD };
    expect(readSnapshot(writeSnapshot(measured))).toEqual(measured);
  });

  it("of the first version is read", () => {
    const text = writeSnapshot(SNAPSHOT).replace('"version":2', '"version":1');
    expect(readSnapshot(text)).toEqual(SNAPSHOT);
  });

  it("leaves out files that no step takes", () => {
    const unread = { path: "z", type: "file", mode: 0o644, size: 9, digest: "" } as const;
    const entries = [...SNAPSHOT.record.entries, unread];
    const text = writeSnapshot({ ...SNAPSHOT, record: { ...SNAPSHOT.record, entries } });
    expect(readSnapshot(text)?.record.entries).toEqual(SNAPSHOT.record.entries);
  });

  it.each([
    "",
    "{}",
    "[]",
    writeSnapshot(SNAPSHOT).replace('"version":2', '"version":3'),
    writeSnapshot({ ...SNAPSHOT, build: BUILD }).replace('"steps"', '"spets"'),
    writeSnapshot(SNAPSHOT).replace('"text":', '"txet":'),
    writeSnapshot(SNAPSHOT).replace('"file"', '"pipe"'),
    writeSnapshot(SNAPSHOT).slice(0, -20),
  ])("is not made of %j", (text) => {
    expect(readSnapshot(text)).toBeNull();
  });
});

import { expect, it } from "vitest";
import type { ContainerRow, DiskUsage } from "../engine/types.ts";
import { english } from "../translate.ts";
import { usageTree, type UsageNode } from "./usage-tree.ts";

const NOTHING: DiskUsage = {
  images: [],
  containers: [],
  volumes: [],
  buildCache: [],
  layersSize: 0,
};

const RUNNING = { kind: "container", id: "c1", name: "web", state: "running" } as ContainerRow;

function lines(usage: Partial<DiskUsage>): readonly string[] {
  const engine = {
    rows: () => [],
    row: (_kind: string, id: string) => (id === "c1" ? RUNNING : null) as never,
  };
  const line = (node: UsageNode, indent: string): readonly string[] => [
    `${indent}${node.label}: ${node.description}`,
    ...node.children.flatMap((child) => line(child, `${indent}  `)),
  ];
  return usageTree({ ...NOTHING, ...usage }, engine, english).flatMap((node) => line(node, ""));
}

it("counts what images share once, and frees what no container uses", () => {
  const images = [
    { id: "sha256:aa", size: 5000, sharedSize: 2000, containers: 1 },
    { id: "sha256:bb", size: 9000, sharedSize: 2000, containers: 0 },
  ];
  expect(lines({ images, layersSize: 12_000 }).slice(0, 3)).toEqual([
    "Images: 12.0 kB · 1 of 2 in use · 9.0 kB can be freed",
    "  bb: 7.0 kB",
    "  aa: 3.0 kB · in use",
  ]);
});

it("knows which containers run, and which volumes nothing uses", () => {
  const containers = [
    { id: "c1", size: 1000 },
    { id: "c2", size: 3000 },
  ];
  const volumes = [
    { name: "data", size: 4000, uses: 0 },
    { name: "far", size: null, uses: null },
  ];
  expect(lines({ containers, volumes }).slice(1, -1)).toEqual([
    "Containers: 4.0 kB · 1 of 2 in use · 3.0 kB can be freed",
    "  c2: 3.0 kB",
    "  web: 1.0 kB · in use",
    "Volumes: 4.0 kB · 1 of 2 in use · 4.0 kB can be freed",
    "  data: 4.0 kB",
    "  far: unknown size · in use",
  ]);
});

it("does not count a build's layers twice that are an image's", () => {
  const record = { description: "RUN make", inUse: false, shared: false };
  const buildCache = [
    { ...record, id: "one", size: 1000 },
    { ...record, id: "two", size: 2000, shared: true },
  ];
  expect(lines({ buildCache })[3]).toBe(
    "Build cache: 1.0 kB · 0 of 2 in use · 1.0 kB can be freed",
  );
});

it("shows the hundred largest", () => {
  const volumes = Array.from({ length: 103 }, (_, index) => ({
    name: `v${index}`,
    size: index,
    uses: 0,
  }));
  const shown = lines({ volumes }).filter((line) => line.startsWith("  "));
  expect([shown.length, shown[0], shown.at(-1)]).toEqual([
    101,
    "  v102: 102 B",
    "  and 3 smaller ones: ",
  ]);
});

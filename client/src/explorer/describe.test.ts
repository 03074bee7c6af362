import { describe, expect, it } from "vitest";
import { containerRow } from "../engine/testing/container-row.ts";
import type { ContainerRow, ContainerState, Health, ImageRow, VolumeRow } from "../engine/types.ts";
import { english } from "../translate.ts";
import { describeProject, describeRow, tooltipLines } from "./describe.ts";

function container(changes: Partial<ContainerRow> = {}): ContainerRow {
  return containerRow({ id: "c0ffee", name: "web", image: "nginx:1.27", ...changes });
}

describe("a container", () => {
  it("begins its spoken label with the name and says the state in words", () => {
    const row = container({
      state: "exited",
      exitCode: 137,
      project: "shop",
      service: "web",
      ports: [{ container: 80, host: 8080, address: null, protocol: "tcp" }],
    });
    expect(describeRow(row, english).spoken).toBe(
      "web, exited with code 137, container of image nginx:1.27, service web, ports 8080→80",
    );
  });

  it.each<[Partial<ContainerRow>, string]>([
    [{}, "container;running"],
    [{ project: "shop" }, "container;running;compose"],
    [{ project: "shop", health: "unhealthy" }, "container;running;compose;unhealthy"],
    [{ state: "exited", exitCode: 0 }, "container;exited"],
  ])("%j has the context value %s", (changes, contextValue) => {
    expect(describeRow(container(changes), english).contextValue).toBe(contextValue);
  });

  it("has a shape of its own for each state", () => {
    const states: readonly [ContainerState, Health | null, number | null][] = [
      ["created", null, null],
      ["running", null, null],
      ["running", "healthy", null],
      ["running", "starting", null],
      ["running", "unhealthy", null],
      ["paused", null, null],
      ["restarting", null, null],
      ["removing", null, null],
      ["exited", null, 0],
      ["exited", null, 1],
      ["unknown", null, null],
    ];
    const icons = states.map(
      ([state, health, exitCode]) =>
        describeRow(container({ state, health, exitCode }), english).icon,
    );
    expect(new Set(icons).size).toBe(states.length);
  });

  it("names a port once that is published on two addresses", () => {
    const port = { container: 80, host: 8080, protocol: "tcp" };
    const ports = [
      { ...port, address: "0.0.0.0" },
      { ...port, address: "::" },
    ];
    expect(describeRow(container({ ports }), english).description).toBe(
      "running · nginx:1.27 · 8080→80",
    );
  });
});

describe("a project", () => {
  it.each<[readonly ContainerState[], string, string]>([
    [["running", "running"], "2 running", "project;running"],
    [["running", "exited"], "1 of 2 running", "project;running;stopped"],
    [["exited"], "0 of 1 running", "project;stopped"],
  ])("of %j says %s", (states, description, contextValue) => {
    const rows = states.map((state) => container({ state }));
    expect(describeProject("shop", rows, english)).toMatchObject({ description, contextValue });
  });
});

describe("an image", () => {
  const image: ImageRow = {
    kind: "image",
    id: `sha256:${"a".repeat(64)}`,
    tags: [],
    created: 0,
    size: 1500,
  };

  it("without a tag is named by its id", () => {
    expect(describeRow(image, english)).toMatchObject({
      label: "untagged aaaaaaaaaaaa",
      contextValue: "image;untagged",
      spoken: "untagged aaaaaaaaaaaa, image, 1.5 kB",
    });
  });

  it("with several tags names them all", () => {
    expect(describeRow({ ...image, tags: ["a:1", "b:1"] }, english)).toMatchObject({
      label: "a:1",
      description: "1.5 kB · also b:1",
      spoken: "a:1, image, 1.5 kB, also tagged b:1",
    });
  });
});

describe("a volume", () => {
  const volume: VolumeRow = {
    kind: "volume",
    id: "data",
    name: "data",
    driver: "local",
    mountpoint: "/m",
    project: null,
  };

  it("without a name of its own is called anonymous", () => {
    expect(describeRow({ ...volume, name: "f".repeat(64) }, english).spoken).toBe(
      "ffffffffffff, anonymous volume",
    );
  });

  it("shows where it is in its tooltip", () => {
    expect(tooltipLines(volume, english, String)).toEqual([
      ["Name", "data"],
      ["Driver", "local"],
      ["Mount point", "/m"],
    ]);
  });
});

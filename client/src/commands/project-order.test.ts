import { describe, expect, it } from "vitest";
import { containerRow } from "../engine/testing/container-row.ts";
import type { ContainerRow } from "../engine/types.ts";
import { dependenciesFirst, dependenciesLast } from "./project-order.ts";

/** Written as `service: what it needs`. */
function service(text: string, project = "shop"): ContainerRow {
  const [name = "", needs = ""] = text.split(":");
  return containerRow({
    id: text,
    name,
    state: "exited",
    project,
    service: name,
    dependsOn: needs.split(" ").filter((word) => word !== ""),
  });
}

function grouped(rows: readonly ContainerRow[]): string {
  return dependenciesFirst(rows)
    .map((group) => group.map(({ name }) => name).join(" "))
    .join(" | ");
}

describe("dependenciesFirst", () => {
  it.each([
    [["web: api", "api: db cache", "db", "cache"], "db cache | api | web"],
    [["web", "db"], "web db"],
    [["web: gone"], "web"],
    [["a: b", "b: a", "c"], "c | a b"],
    [["web: web db", "db"], "db | web"],
  ])("of %j is %s", (texts, expected) => {
    expect(grouped(texts.map((text) => service(text)))).toBe(expected);
  });

  it("holds within a project only", () => {
    expect(grouped([service("web: db"), service("db", "other")])).toBe("web db");
  });

  it("has all containers of a service together", () => {
    expect(grouped([service("web: db"), service("db"), service("db")])).toBe("db db | web");
  });
});

it("dependenciesLast is the other way round", () => {
  expect(dependenciesLast([service("web: db"), service("db")]).map(([row]) => row?.name)).toEqual([
    "web",
    "db",
  ]);
});

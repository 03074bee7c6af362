import { expect, it } from "vitest";
import { containerRow } from "../engine/testing/container-row.ts";
import type { ContainerRow } from "../engine/types.ts";
import { english } from "../translate.ts";
import { type LogTarget, sourceName, targetKey, targetTitle } from "./log-target.ts";

function row(name: string): ContainerRow {
  return containerRow({ id: `id-${name}`, name });
}

const some = (...names: readonly string[]): LogTarget => ({
  kind: "containers",
  rows: names.map(row),
});
const shop: LogTarget = { kind: "project", name: "shop" };

it("is named after what it shows", () => {
  const titles = [shop, some("a"), some("a", "b", "c")].map((target) =>
    targetTitle(target, english),
  );
  expect(titles).toEqual(["shop", "a", "a and 2 more"]);
});

it("is the same whatever the order", () => {
  expect(targetKey(some("a", "b"))).toBe(targetKey(some("b", "a")));
});

it.each([
  ["shop-web-1", shop, "web-1"],
  ["own-name", shop, "own-name"],
  ["shop-", shop, "shop-"],
  ["shop-web-1", some("shop-web-1"), "shop-web-1"],
])("calls %s of %o %s", (name, target, short) => {
  expect(sourceName(row(name), target)).toBe(short);
});

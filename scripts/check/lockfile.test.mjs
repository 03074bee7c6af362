import { expect, it } from "vitest";
import { faultsOf } from "./lockfile.mjs";

it("finds nothing in a lockfile whose optional dependencies all have entries", () => {
  const packages = {
    "": {},
    "node_modules/a": { optionalDependencies: { b: "1", c: "1" } },
    "node_modules/b": {},
    "node_modules/a/node_modules/c": {},
  };
  expect(faultsOf({ packages })).toEqual([]);
});

it("names an optional dependency without an entry, and an address", () => {
  const packages = {
    "": {},
    "node_modules/a": { optionalDependencies: { b: "1" } },
    "node_modules/c": { resolved: "https://registry.invalid/c.tgz" },
  };
  expect(faultsOf({ packages })).toEqual([
    "node_modules/a has the optional dependency b, which has no entry",
    "node_modules/c holds the address of a registry",
  ]);
});

import { describe, expect, it } from "vitest";
import { filtersOf } from "./git-filters.ts";

function setting(scope: string, name: string, value: string): Parameters<typeof filtersOf>[0][0] {
  return { scope, name, value };
}

describe("filtersOf", () => {
  it("leaves alone what only the user and the system define", () => {
    const settings = [
      setting("system", "filter.a.smudge", "a"),
      setting("global", "filter.b.process", "b"),
    ];
    expect(filtersOf(settings)).toMatchObject({ overrides: [], safe: true });
  });

  it("empties what the repository alone defines", () => {
    const settings = [
      setting("local", "filter.a.b.smudge", "evil"),
      setting("worktree", "filter.a.b.required", "true"),
    ];
    expect(filtersOf(settings).overrides).toEqual([
      { name: "filter.a.b.smudge", value: "" },
      { name: "filter.a.b.required", value: "false" },
    ]);
  });

  it("puts the user's own back above the repository's", () => {
    const settings = [
      setting("system", "filter.a.smudge", "old"),
      setting("global", "filter.a.smudge", "own"),
      setting("local", "filter.a.smudge", "evil"),
    ];
    expect(filtersOf(settings).overrides).toEqual([{ name: "filter.a.smudge", value: "own" }]);
  });

  it("gives up on a name that a command line cannot carry", () => {
    const settings = [setting("local", "filter.a=b.smudge", "evil")];
    expect(filtersOf(settings)).toMatchObject({ overrides: [], safe: false });
  });
});

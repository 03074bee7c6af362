import { describe, expect, it } from "vitest";
import { keptChoice } from "./kept-choice.ts";

describe("what is kept of a choice", () => {
  it("is all of it", () => {
    const choice = { against: "git:main", target: "web", buildArgs: { VERSION: "2" } };
    expect(keptChoice(choice, [])).toEqual(choice);
  });

  it("is the name alone of an argument that looks like a secret", () => {
    const token = `ghp_${"a1".repeat(12)}`;
    expect(keptChoice({ buildArgs: { NPM_TOKEN: "hush", VERSION: "2", X: token } }, [])).toEqual({
      buildArgs: { VERSION: "2" },
      secrets: ["NPM_TOKEN", "X"],
    });
  });

  it("remembers secrets whose values are gone", () => {
    expect(keptChoice({}, ["NPM_TOKEN"])).toEqual({ secrets: ["NPM_TOKEN"] });
  });

  it("is nothing where nothing is chosen", () => {
    expect(keptChoice({ buildArgs: {} }, [])).toBeUndefined();
  });
});

import { MASK } from "@strata/protocol/secrets";
import { describe, expect, it } from "vitest";
import { Analysis } from "../model/analysis.ts";
import { argumentChoices, stageChoices } from "./build-choices.ts";

describe("what there is to choose for a build", () => {
  it("is each stage, by its name or its index", () => {
    expect(stageChoices(new Analysis("ARG A\nFROM a AS Build\nFROM b\n"))).toEqual([
      { target: "build", line: 2 },
      { target: "1", line: 3 },
    ]);
  });

  it("is each argument once, with the first default that is written", () => {
    const text = "ARG V=1\nFROM a\nARG V\nARG W X=2\nFROM b\nARG W=3\n";
    expect(argumentChoices(new Analysis(text))).toEqual([
      { name: "V", default: "1" },
      { name: "W", default: "3" },
      { name: "X", default: "2" },
    ]);
  });

  it("shows no secret", () => {
    expect(argumentChoices(new Analysis("ARG NPM_TOKEN=hush\nFROM a\n"))).toEqual([
      { name: "NPM_TOKEN", default: MASK },
    ]);
  });

  it("is nothing in an empty file", () => {
    const empty = new Analysis("");
    expect([stageChoices(empty), argumentChoices(empty)]).toEqual([[], []]);
  });
});

import { describe, expect, it } from "vitest";
import { Analysis } from "./analysis.ts";
import { withHeadlessStage } from "./headless-stage.ts";

function stepsOf(text: string): readonly (readonly string[])[] {
  const { stages } = withHeadlessStage(new Analysis(text).evaluation);
  return stages.map(({ steps }) => steps.map(({ instruction }) => instruction.keyword));
}

describe("withHeadlessStage", () => {
  it("makes a stage of a file without FROM", () => {
    expect(stepsOf("ARG a\nRUN true\nARG b\nCMD x\n")).toEqual([["ARG", "RUN", "ARG", "CMD"]]);
  });

  it("leaves a file with a FROM as it is", () => {
    const { evaluation } = new Analysis("RUN true\nFROM a\nRUN true\n");
    expect(withHeadlessStage(evaluation)).toBe(evaluation);
  });

  it("makes nothing of arguments alone", () => {
    expect(stepsOf("ARG a\n")).toEqual([]);
  });

  it("knows the variables that the file sets", () => {
    const { stages } = withHeadlessStage(new Analysis("ENV a=1\nRUN true\n").evaluation);
    expect(stages[0]?.final.environment.get("a")?.value).toBe("1");
  });
});

import { describe, expect, it } from "vitest";
import { Analysis } from "./analysis.ts";
import { modelProblems } from "./problems.ts";

/** What the last step of a text sees, as `NAME=value`. */
function lastSees(text: string): string {
  const step = new Analysis(text).checkable.stages.at(-1)?.steps.at(-1);
  const variables = step?.before.environment.variables ?? [];
  const own = variables.filter(({ name }) => name !== "PATH");
  return own.map(({ name, value }) => `${name}=${value}`).join(" ");
}

describe("what a stage inherits", () => {
  it("stands behind all others, in the order of the stage below, over ARGs of its name", () => {
    const text = "FROM scratch AS a\nENV B=1 A=2\nARG C=3\nENV B=4\nFROM a\nARG D=5\nRUN x\n";
    expect(lastSees(text)).toBe("C=3 B=4 A=2 D=5");
  });

  it("is found in proportion to the file, over many stages", { timeout: 20_000 }, () => {
    const stages = Array.from({ length: 1_500 }, (_, index) =>
      index === 0 ? "FROM scratch AS s0" : `FROM s${index - 1} AS s${index}\nENV A${index}=1`,
    );
    const { checkable } = new Analysis(`${stages.join("\n")}\nRUN x\n`);
    const seen = checkable.stages.at(-1)?.steps.at(-1)?.before.environment.variables.length;
    // PATH is among them.
    expect(seen).toBe(1_500);
    expect(modelProblems(checkable)).toEqual([]);
  });
});

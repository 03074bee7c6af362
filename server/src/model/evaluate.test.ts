import { expect, it } from "vitest";
import { Analysis } from "./analysis.ts";

it("takes thousands of stages that stand on each other", () => {
  const stages = Array.from({ length: 6_000 }, (_, index) => `FROM s${index} AS s${index + 1}`);
  const analysis = new Analysis(["FROM a:1 AS s0", ...stages].join("\n"));
  expect(analysis.evaluation.needed.size).toBe(6_001);
});

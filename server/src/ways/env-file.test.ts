import { describe, expect, it } from "vitest";
import { variablesOf } from "./env-file.ts";

function valuesOf(envFile: string, environment: Readonly<Record<string, string>> = {}) {
  const look = variablesOf(environment, envFile);
  return ["A", "B", "C"].map((name) => look(name) ?? null);
}

describe("variablesOf", () => {
  it("reads a .env file", () => {
    expect(valuesOf("# none\nA=1 # one\nexport B='two words'\n")).toEqual(["1", "two words", null]);
  });

  it("lets a line use those above it", () => {
    expect(valuesOf("A=1\nB=${A}-${C:-none}\n")).toEqual(["1", "1-none", null]);
  });

  it("puts the environment above the file", () => {
    expect(valuesOf("A=1\nB=$A\n", { A: "set" })).toEqual(["set", "set", null]);
  });
});

import { MASK } from "@strata/protocol/secrets";
import { describe, expect, it } from "vitest";
import { english } from "../translate.ts";
import {
  optionsOf,
  suppositionView,
  type Supposition,
  withoutSupposition,
  withSupposition,
} from "./suppositions.ts";

const FILE = { kind: "file", path: "src/a.js" } as const;
const ARGUMENT = { kind: "argument", name: "VERSION", value: "2" } as const;
const BASELINE = { kind: "baseline", against: "git:main", name: "main" } as const;
const ALL: readonly Supposition[] = [FILE, ARGUMENT, BASELINE];

describe("what a forecast is asked to suppose", () => {
  it("is nothing where nothing is supposed", () => {
    expect(optionsOf([])).toBeUndefined();
  });

  it("is said to the server in its words", () => {
    expect(optionsOf(ALL)).toEqual({
      whatIf: ["src/a.js"],
      buildArgs: { VERSION: "2" },
      against: "git:main",
    });
  });

  it("has one baseline, and one value for an argument", () => {
    const again = withSupposition(
      withSupposition(ALL, {
        kind: "baseline",
        against: "none",
        name: "nothing",
      }),
      {
        ...ARGUMENT,
        value: "3",
      },
    );
    expect(optionsOf(again)).toEqual({
      whatIf: ["src/a.js"],
      buildArgs: { VERSION: "3" },
      against: "none",
    });
  });

  it("is forgotten by its id", () => {
    expect(withoutSupposition(ALL, suppositionView(ARGUMENT, english).id)).toEqual([
      FILE,
      BASELINE,
    ]);
  });

  it("is said to people, without secrets", () => {
    const secret = { kind: "argument", name: "NPM_TOKEN", value: "hush" } as const;
    expect([...ALL, secret].map((each) => suppositionView(each, english).label)).toEqual([
      "src/a.js changes",
      "VERSION is 2",
      "compared with main",
      `NPM_TOKEN is ${MASK}`,
    ]);
  });
});

import { ValidationCode } from "dockerfile-utils";
import { describe, expect, it } from "vitest";
import { type Beside, type OtherProblem, isWithheld } from "./beside.ts";
import { DOCKERFILE_UTILS_CODES } from "./dockerfile-utils-codes.ts";

const own = {
  names: ["apt-version-unpinned", "DL3008", "UNKNOWN_TYPE", "StageNameCasing", "SC2086", "casing"],
  line: 5,
  instructionLine: 3,
};

function withheld(other: Partial<OtherProblem>, beside: Beside = "auto"): boolean {
  const whole = { source: "hadolint", code: null, message: "Pin it.", line: 5, ...other };
  return isWithheld(own, [whole], beside);
}

describe("isWithheld", () => {
  it.each<[string, Partial<OtherProblem>]>([
    ["by another tool's code", { code: "DL3008" }],
    ["by its code in another case", { code: "dl3008" }],
    ["by our own name", { code: "apt-version-unpinned", source: "other" }],
    ["by a docker check's name", { code: "StageNameCasing", source: "docker" }],
    ["by the code at the start of the message", { message: "DL3008 warning: pin it" }],
    ["by a check's name in the message", { message: "[StageNameCasing] use lower case" }],
    ["by shellcheck's number", { source: "shellcheck", code: 2086 }],
    ["by dockerfile-utils' number", { source: "dockerfile-utils", code: 43 }],
    ["where the instruction begins", { code: "DL3008", line: 3 }],
  ])("withholds what another tells %s", (_, other) => {
    expect(withheld(other)).toBe(true);
  });

  it.each<[string, Partial<OtherProblem>]>([
    ["another problem", { code: "DL3009" }],
    ["the same on another line", { code: "DL3008", line: 6 }],
    ["a code that only begins alike", { message: "DL30089" }],
    ["a plain word that is also a name", { message: "casing of keywords" }],
    ["a number of nobody knows whom", { source: "other", code: 2086 }],
  ])("does not withhold for %s", (_, other) => {
    expect(withheld(other)).toBe(false);
  });

  it("withholds nothing when everything is wanted", () => {
    expect(withheld({ code: "DL3008" }, "on")).toBe(false);
  });

  it("gives way to any problem on the line when that is wanted", () => {
    expect(withheld({ code: "other" }, "off")).toBe(true);
    expect(withheld({ code: "other", line: 6 }, "off")).toBe(false);
  });
});

it("knows dockerfile-utils' numbers", () => {
  const known = Object.entries(DOCKERFILE_UTILS_CODES).flatMap(([number, names]) =>
    names.map((name) => [name, Number(number)]),
  );
  const theirs = Object.entries(ValidationCode).filter(([, value]) => typeof value === "number");
  expect(Object.fromEntries(known)).toEqual(Object.fromEntries(theirs));
});

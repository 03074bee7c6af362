import { describe, expect, it } from "vitest";
import { interpolate } from "./interpolate.ts";

const SET: Readonly<Record<string, string>> = { NAME: "value", EMPTY: "" };

describe("interpolate", () => {
  it.each([
    ["plain", "plain"],
    ["$NAME and ${NAME}", "value and value"],
    ["$NAMES", ""],
    ["${UNSET}", ""],
    ["${UNSET:-else}", "else"],
    ["${EMPTY:-else}", "else"],
    ["${EMPTY-else}", ""],
    ["${UNSET-else}", "else"],
    ["${NAME:-else}", "value"],
    ["${NAME:+other}", "other"],
    ["${EMPTY:+other}", ""],
    ["${EMPTY+other}", "other"],
    ["${UNSET:?message}", ""],
    ["${NAME:?message}", "value"],
    ["${UNSET:-${NAME}}", "value"],
    ["${UNSET:-${EMPTY:-deep}}!", "deep!"],
    ["$$NAME", "$NAME"],
    ["5$ and $1", "5$ and $1"],
    ["${NAME", "${NAME"],
    ["${}", ""],
  ])("makes of %s %s", (text, expected) => {
    expect(interpolate(text, (name) => SET[name])).toBe(expected);
  });
});

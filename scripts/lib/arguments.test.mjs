import { describe, expect, it } from "vitest";
import { parseStartArguments } from "./start-arguments.mjs";
import { PARTS, parseTestArguments } from "./test-arguments.mjs";

describe("parseTestArguments", () => {
  it("runs every part unless one is named", () => {
    expect(parseTestArguments([])).toMatchObject({ parts: PARTS, name: undefined, deep: false });
  });

  it("takes a part and a name", () => {
    expect(parseTestArguments(["engine", "cache"])).toMatchObject({
      parts: ["engine"],
      name: "cache",
    });
  });

  it("takes --deep anywhere", () => {
    expect(parseTestArguments(["--deep", "unit"])).toMatchObject({ parts: ["unit"], deep: true });
  });

  it.each([["units"], ["--fast"], ["unit", "a", "b"]])(
    "refuses %s and shows the usage",
    (...argv) => {
      expect(() => parseTestArguments(argv)).toThrow("usage: npm test");
    },
  );
});

describe("parseStartArguments", () => {
  it("opens the demo with an engine unless told otherwise", () => {
    const expected = { path: undefined, open: true, engine: true, help: false };
    expect(parseStartArguments([])).toEqual(expected);
  });

  it("takes a folder, --no-open and --no-engine in any order", () => {
    const expected = { path: "/a", open: false, engine: false, help: false };
    expect(parseStartArguments(["--no-open", "/a", "--no-engine"])).toEqual(expected);
  });

  it.each([["--open"], ["a", "b"]])("refuses %s and shows the usage", (...argv) => {
    expect(() => parseStartArguments(argv)).toThrow("usage: npm start");
  });
});

import { describe, expect, it } from "vitest";
import { INSTRUCTIONS, instructionSpec, MOUNTS } from "./instruction-table.ts";

describe("the table", () => {
  it("has each instruction once, by its name in capitals", () => {
    const keywords = INSTRUCTIONS.map(({ keyword }) => keyword);
    expect(keywords).toEqual([...new Set(keywords)].map((keyword) => keyword.toUpperCase()).sort());
  });

  it.each(INSTRUCTIONS.map((spec) => [spec.keyword, spec] as const))(
    "names the flags of %s once",
    (_, { flags }) => {
      const names = flags.map(({ name }) => name);
      expect(names).toEqual([...new Set(names)]);
    },
  );

  it.each(MOUNTS.map((mount) => [mount.type, mount] as const))(
    "names the keys of a %s mount once",
    (_, { keys }) => {
      expect(keys).toEqual([...new Set(keys)]);
    },
  );

  it("knows no instruction that does not exist", () => {
    expect(instructionSpec("FOO")).toBeUndefined();
  });
});

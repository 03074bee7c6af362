import { describe, expect, it } from "vitest";
import { parseDockerfile } from "../syntax/parse.ts";
import { isInHeredoc, maskHeredocs } from "./mask-heredocs.ts";

const masked = (text: string): string => maskHeredocs(parseDockerfile(text)).replaceAll(" ", "·");

describe("maskHeredocs", () => {
  it("blanks marker, body and closing line", () => {
    expect(masked("FROM a\nRUN <<EOF\nFROM b\nEOF\nUSER c\n")).toBe(
      "FROM·a\nRUN······\n······\n···\nUSER·c\n",
    );
  });

  it("blanks several on a line", () => {
    expect(masked("FROM a\nCOPY <<A <<B /\n1\nA\n2\nB\n")).toBe(
      "FROM·a\nCOPY·········/\n·\n·\n·\n·\n",
    );
  });

  it("keeps carriage returns", () => {
    expect(masked("FROM a\r\nRUN <<E\r\nx\r\nE\r\n")).toBe("FROM·a\r\nRUN····\r\n·\r\n·\r\n");
  });

  it("leaves a file without heredocs as it is", () => {
    expect(masked("FROM a\nRUN cat <<<b\n")).toBe("FROM·a\nRUN·cat·<<<b\n");
  });
});

describe("isInHeredoc", () => {
  it.each([
    ["the body", 17, true],
    ["the marker's line", 12, false],
    ["what follows", 28, false],
  ])("%s", (_where, offset, expected) => {
    const dockerfile = parseDockerfile("FROM a\nRUN <<EOF\nFROM b\nEOF\nUSER c\n");
    expect(isInHeredoc(dockerfile, offset)).toBe(expected);
  });
});

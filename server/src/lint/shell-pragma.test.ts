import { describe, expect, it } from "vitest";
import { parseDockerfile } from "../syntax/parse.ts";
import { shellPragmas } from "./shell-pragma.ts";

const PRAGMA = "# hadolint shell=pwsh";

/** The shell that comments name for the instruction `RUN here`. */
function shellFor(text: string): readonly string[] | null {
  return shellPragmas(parseDockerfile(text))(text.indexOf("RUN here"));
}

describe("# hadolint shell=", () => {
  it.each([
    ["the next instruction", `FROM a\n${PRAGMA}\nRUN here`],
    ["those after it", `FROM a\n${PRAGMA}\nRUN x\nUSER y\nRUN here`],
    ["the stage that it stands above", `${PRAGMA}\nFROM a\nRUN x\nRUN here`],
    ["a file with a remark behind it", `FROM a\n${PRAGMA} # windows\nRUN here`],
  ])("holds for %s", (_, text) => {
    expect(shellFor(text)).toEqual(["pwsh"]);
  });

  it.each([
    ["what stands before it", `FROM a\nRUN here\n${PRAGMA}`],
    ["the next stage", `FROM a\n${PRAGMA}\nRUN x\nFROM b\nRUN here`],
    ["the stage after the one it stands above", `${PRAGMA}\nFROM a\nFROM b\nRUN here`],
    ["what follows a SHELL", `FROM a\n${PRAGMA}\nSHELL ["sh", "-c"]\nRUN here`],
  ])("does not hold for %s", (_, text) => {
    expect(shellFor(text)).toBeNull();
  });
});

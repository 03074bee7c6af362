import { describe, expect, it } from "vitest";
import { splitRun } from "./split-run.ts";
import { refactored } from "./testing/refactored.ts";

describe("splitRun", () => {
  it("makes a RUN of each command, with the same flags", () => {
    const text = `FROM a
RUN --network=none --mount=type=cache,target=/c make && \\
# why
    make -C "$(dir && ls | head)" \\
      install \\
    && true
`;
    expect(refactored(text, splitRun)).toBe(`FROM a
RUN --network=none --mount=type=cache,target=/c make
# why
RUN --network=none --mount=type=cache,target=/c make -C "$(dir && ls | head)" \\
      install
RUN --network=none --mount=type=cache,target=/c true
`);
  });

  it("keeps package lists with the install, and cleaning up with what it cleans", () => {
    const text =
      "FROM a\nRUN apt-get update && apt-get install -y b && rm -rf /var/lib/apt/lists/* && c\n";
    expect(refactored(text, splitRun)).toBe(
      "FROM a\nRUN apt-get update && apt-get install -y b && rm -rf /var/lib/apt/lists/*\nRUN c\n",
    );
  });

  it("keeps line ends", () => {
    expect(refactored("FROM a\r\nRUN b && c\r\n", splitRun)).toBe("FROM a\r\nRUN b\r\nRUN c\r\n");
  });

  it.each([
    ["one command", "b"],
    ["a folder that is entered", "cd /b && c"],
    ["a variable that is set", "B=1 && echo $B"],
    ["an exported variable", "export B=1 && c"],
    ["another way on", "b && c || d"],
    ["a list of commands", "b && c; d"],
    ["something in the background", "b & c && d"],
    ["a service", "service b start && c"],
    ["a group", "{ b && c; }"],
    ["a subshell", "(b && c)"],
    ["an if", "if b && c; then d; fi"],
    ["a command of another's name", "$B && c"],
    ["the result of the last", "b && echo $?"],
    ["a comment of the shell", "b && c # && d"],
    ["backticks", "b && c `d && e`"],
    ["an expansion that sets", "b ${C:=d} && echo $C"],
    ["a folder in memory", "--mount=type=tmpfs,target=/t b && c"],
    ["a mount whose changes are lost", "--mount=type=bind,target=/t,rw b && c"],
    ["an open quote", "b && 'c && d"],
    ["exec form", '["sh", "-c", "b && c"]'],
    ["a heredoc", "cat <<E && b\nE"],
  ])("refuses %s", (_, script) => {
    expect(refactored(`FROM a\n$0RUN ${script}\n`, splitRun)).toBeNull();
  });

  it("refuses where another shell reads it", () => {
    expect(refactored('FROM a\nSHELL ["pwsh", "-c"]\nRUN b && c\n', splitRun)).toBeNull();
    expect(refactored("# escape=`\nFROM a\nRUN b && c\n", splitRun)).toBeNull();
    const windows = "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nRUN b && c\n";
    expect(refactored(windows, splitRun)).toBeNull();
  });
});

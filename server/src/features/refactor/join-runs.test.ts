import { describe, expect, it } from "vitest";
import { joinRuns } from "./join-runs.ts";
import { refactoredAt } from "./testing/refactored.ts";

describe("joinRuns", () => {
  it("joins the one at the cursor with the one below, and keeps comments and continuations", () => {
    const text = `FROM a
R$0UN b \\
      --c

# why
RUN d && cd /e && f
RUN g
`;
    expect(refactoredAt(text, joinRuns)).toBe(`FROM a
RUN b \\
      --c \\
# why
      && d && cd /e && f
RUN g
`);
  });

  it("joins all that are selected", () => {
    expect(refactoredAt("FROM a\n$0RUN b\nRUN c\nRUN d$1\nRUN e\n", joinRuns)).toBe(
      "FROM a\nRUN b \\\n    && c \\\n    && d\nRUN e\n",
    );
  });

  it.each([
    ["what is no RUN", "RUN b", "COPY c /"],
    ["other flags", "RUN --network=none b", "RUN c"],
    ["a folder that is entered above", "RUN cd /b", "RUN c"],
    ["a variable that is set above", "RUN export B=1", "RUN c"],
    ["another way on", "RUN b", "RUN c || d"],
    ["a list of commands", "RUN b; c", "RUN d"],
    ["a service above", "RUN service b start", "RUN c"],
    ["a comment of the shell", "RUN b # c", "RUN d"],
    ["exec form", 'RUN ["b"]', "RUN c"],
    ["a comment for a program", "RUN b\n# hadolint ignore=DL3008", "RUN c"],
    ["the result of the last", "RUN b", "RUN echo $?"],
  ])("refuses %s", (_, first, second) => {
    expect(refactoredAt(`FROM a\n$0${first}\n${second}\n`, joinRuns)).toBeNull();
  });

  it("refuses where a stage begins between", () => {
    expect(refactoredAt("FROM a\n$0RUN b\nFROM c\nRUN d\n", joinRuns)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { fromHeredoc, toHeredoc } from "./run-heredoc.ts";
import { refactored } from "./testing/refactored.ts";

const CHAIN = `FROM a
RUN --mount=type=cache,target=/c cd /b \\
    && make "$C" \\
      --d \\
# why
    && ls | head
`;
const HEREDOC = `FROM a
RUN --mount=type=cache,target=/c <<EOF
set -e
cd /b
make "$C" \\
      --d
# why
ls | head
EOF
`;

describe("toHeredoc", () => {
  it("keeps comments and continuations", () => {
    expect(refactored(CHAIN, toHeredoc)).toBe(HEREDOC);
  });

  it("joins a quoted text, of which a shell would keep the line end", () => {
    expect(refactored("FROM a\nRUN b && echo 'c\\\n d'\n", toHeredoc)).toBe(
      "FROM a\nRUN <<EOF\nset -e\nb\necho 'c d'\nEOF\n",
    );
  });

  it.each([
    ["one command", "b"],
    ["another way on", "b && c || d"],
    ["a script that is read", ". /b && c"],
    ["a setting of the shell", "set +e && c"],
    ["a negation", "! b && c"],
    ["a comment inside a command", "b && c \\\n# why\n  d"],
    ["an empty line", "b && \\\n\n  c"],
    ["a word that would end it", "b && \\\nEOF"],
  ])("refuses %s", (_, script) => {
    expect(refactored(`FROM a\n$0RUN ${script}\n`, toHeredoc)).toBeNull();
  });

  it("refuses what the named syntax does not know, and carriage returns", () => {
    const chain = "FROM a\nRUN b && c\n";
    expect(refactored(`# syntax=docker/dockerfile:1.2\n${chain}`, toHeredoc)).toBeNull();
    expect(refactored(`# syntax=docker/dockerfile:1\n${chain}`, toHeredoc)).not.toBeNull();
    expect(refactored(chain.replaceAll("\n", "\r\n"), toHeredoc)).toBeNull();
  });
});

describe("fromHeredoc", () => {
  it("keeps comments and continuations", () => {
    expect(refactored(HEREDOC, fromHeredoc)).toBe(CHAIN);
  });

  it.each([
    ["no set -e", "b\nc"],
    ["another option", "set -ex\nb"],
    ["nothing to run", "set -e"],
    ["&&, at which set -e does not stop", "set -e\nb && c\nd"],
    ["another way on", "set -e\nb || true"],
    ["a loop", "set -e\nfor b in c; do\nd\ndone"],
    ["an interpreter", "#!/bin/sh\nset -e\nb"],
    ["a script that is read", "set -e\n. /b"],
    ["a text of several lines", "set -e\necho 'b\nc'"],
    ["a heredoc inside", "set -e\ncat <<X\nb\nX"],
    ["a comment at the end", "set -e\nb\n# c"],
    ["an escaped escape at the end of a line", "set -e\nb \\\\\nc"],
    ["a comment in a continuation", "set -e\nb \\\n# c\n"],
  ])("refuses %s", (_, body) => {
    expect(refactored(`FROM a\n$0RUN <<EOF\n${body}\nEOF\n`, fromHeredoc)).toBeNull();
  });

  it.each(["RUN python3 <<EOF", "RUN <<-EOF", "RUN cat <<EOF > b", "COPY <<EOF /b"])(
    "refuses %s",
    (line) => {
      expect(refactored(`FROM a\n$0${line}\nset -e\nb\nEOF\n`, fromHeredoc)).toBeNull();
    },
  );
});

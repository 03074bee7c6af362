import { DockerfileParser } from "dockerfile-ast";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parseDockerfile } from "../../server/src/syntax/parse.ts";
import { checkRandom } from "../support/random-suite.ts";

/**
 * Forms that dockerfile-ast reads as a build does. It is left out where it does not: heredocs with
 * blanks or a file descriptor, arrows in quotes, a byte order mark, white space beyond blank and tab.
 */
const PLAIN = [
  "FROM busybox AS base",
  "FROM --platform=linux/amd64 base",
  "# a comment",
  "",
  "ARG A=1",
  "ENV A=b C='d e'",
  "ENV LEGACY value with blanks",
  "RUN echo one && \\\n    echo two",
  "RUN echo one \\\n# between\n\n  && echo two",
  'RUN ["sh", "-c", "x"]',
  "RUN --mount=type=cache,target=/x true",
  "RUN <<EOF\necho\nUSER x\nEOF",
  "COPY --chown=1:1 --link a b /d/",
  "COPY <<A <<-B /x/\none\nA\n\ttwo\n\tB",
  "user \\\n  me",
  "HEALTHCHECK --interval=5s CMD true",
  "EXPOSE 80 443/tcp",
  "ONBUILD COPY a b",
  "CMD x y",
];

const documents = fc
  .tuple(
    fc.constantFrom("", "# escape=`\n"),
    fc.array(fc.constantFrom(...PLAIN), { maxLength: 12 }),
    fc.constantFrom("\n", "\r\n"),
  )
  .map(([directive, lines, newline]) => {
    const text = lines.join("\n");
    const escaped = directive === "" ? text : text.replaceAll("\\\n", "`\n");
    return `${directive}${escaped}\n`.replaceAll("\n", newline);
  });

it("finds the instructions and flags that dockerfile-ast finds", () => {
  checkRandom(
    { name: "parser against dockerfile-ast", cases: 2000, deepCases: 20_000, budgetSeconds: 20 },
    documents,
    (text) => {
      expect(ours(text)).toEqual(theirs(text));
    },
  );
});

function ours(text: string): string[] {
  return parseDockerfile(text).instructions.map(({ keyword, startLine, endLine, flags }) => {
    const names = flags.map(({ name, value }) => ` --${name}=${value ?? ""}`).join("");
    return `${startLine}-${endLine} ${keyword}${names}`;
  });
}

function theirs(text: string): string[] {
  return DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => {
      const { start, end } = instruction.getRange();
      const flags =
        "getFlags" in instruction
          ? (
              instruction as { getFlags(): { getName(): string; getValue(): string | null }[] }
            ).getFlags()
          : [];
      const names = flags.map((flag) => ` --${flag.getName()}=${flag.getValue() ?? ""}`).join("");
      return `${start.line}-${end.line} ${instruction.getKeyword()}${names}`;
    });
}

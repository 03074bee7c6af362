import { expect, it } from "vitest";
import { spanText } from "../text/span.ts";
import { parseDockerfile } from "./parse.ts";
import { tokenize } from "./tokens.ts";

/** The tokens of a text, trivia left out. */
function tokensOf(text: string): string[] {
  return tokenize(parseDockerfile(text))
    .filter(({ kind }) => kind !== "trivia")
    .map(({ kind, span }) => `${kind} ${JSON.stringify(spanText(text, span))}`);
}

it("names the parts of an instruction", () => {
  expect(tokensOf("# escape=\\\nRUN --network=none a \\\n# b\n  c\n")).toEqual([
    'directive "# escape=\\\\"',
    'keyword "RUN"',
    'flag "--network=none"',
    'arguments "a "',
    'comment "# b"',
    'arguments "  c"',
  ]);
});

it("names heredocs", () => {
  expect(tokensOf("COPY <<A /x\n1\nA\n")).toEqual([
    'keyword "COPY"',
    'arguments "<<A /x"',
    'heredoc-body "1\\n"',
    'heredoc-end "A"',
  ]);
});

it("looks into a trigger", () => {
  expect(tokensOf("ONBUILD RUN --network=none a")).toEqual([
    'keyword "ONBUILD"',
    'keyword "RUN"',
    'flag "--network=none"',
    'arguments "a"',
  ]);
});

it.each(["", "\ufeff", "RUN <<A", "RUN a \\\n\n# b", "\\\n", "COPY -- a b\r\n"])(
  "gives back the whole text: %j",
  (text) => {
    const pieces = tokenize(parseDockerfile(text)).map(({ span }) => spanText(text, span));
    expect(pieces.join("")).toBe(text);
  },
);

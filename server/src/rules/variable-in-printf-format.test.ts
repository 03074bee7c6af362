import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./variable-in-printf-format.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN printf "$HOME"
           ^^^^^^^ variable-in-printf-format: A % or a backslash in the value would be taken for part of printf's format; hand it over behind '%s'.
RUN printf "a $HOME\\n"
           ^^^^^^^^^^^ variable-in-printf-format: A % or a backslash in the value would be taken for part of printf's format; hand it over behind '%s'.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN printf '%s' "$HOME"
RUN printf "%s $HOME" a
RUN echo "$HOME"
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    printf "$HOME"
           ^^^^^^^ variable-in-printf-format: A % or a backslash in the value would be taken for part of printf's format; hand it over behind '%s'.
RUN <<EOF
printf "$HOME"
       ^^^^^^^ variable-in-printf-format: A % or a backslash in the value would be taken for part of printf's format; hand it over behind '%s'.
EOF
ONBUILD RUN printf "$HOME"
                   ^^^^^^^ variable-in-printf-format: A % or a backslash in the value would be taken for part of printf's format; hand it over behind '%s'.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("variable-in-printf-format", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
RUN printf '%s' "$HOME"
RUN printf "a $HOME\\n"
`);
  });
});

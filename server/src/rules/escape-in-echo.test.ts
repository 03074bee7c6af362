import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./escape-in-echo.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN echo "a\\nb"
         ^^^^^^ escape-in-echo: Whether echo replaces \\n depends on the shell; printf always does.
RUN echo 'a\\tb' c
         ^^^^^^ escape-in-echo: Whether echo replaces \\t depends on the shell; printf always does.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN echo -e "a\\n"
RUN printf "a\\n"
RUN echo a\\nb
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    echo "a\\nb"
         ^^^^^^ escape-in-echo: Whether echo replaces \\n depends on the shell; printf always does.
RUN <<EOF
echo "a\\nb"
     ^^^^^^ escape-in-echo: Whether echo replaces \\n depends on the shell; printf always does.
EOF
ONBUILD RUN echo "a\\nb"
                 ^^^^^^ escape-in-echo: Whether echo replaces \\n depends on the shell; printf always does.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("escape-in-echo", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

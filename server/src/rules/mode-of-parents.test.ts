import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./mode-of-parents.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN mkdir -p -m 755 a/b
             ^^ mode-of-parents: The mode goes to the last folder alone; folders that -p makes above it get the default.
RUN mkdir -pm755 /a/b
          ^^^^^^ mode-of-parents: The mode goes to the last folder alone; folders that -p makes above it get the default.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN mkdir -m 755 a
RUN mkdir -p a/b
RUN mkdir -p -m 755 a
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    mkdir -p -m 755 a/b
             ^^ mode-of-parents: The mode goes to the last folder alone; folders that -p makes above it get the default.
RUN <<EOF
mkdir -p -m 755 a/b
         ^^ mode-of-parents: The mode goes to the last folder alone; folders that -p makes above it get the default.
EOF
ONBUILD RUN mkdir -p -m 755 a/b
                     ^^ mode-of-parents: The mode goes to the last folder alone; folders that -p makes above it get the default.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("mode-of-parents", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

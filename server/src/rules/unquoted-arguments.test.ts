import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./unquoted-arguments.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN a $@
      ^^ unquoted-arguments: Without quotes each argument of $@ is split once more; quote it.
RUN for i in $@; do b "$i"; done
             ^^ unquoted-arguments: Without quotes each argument of $@ is split once more; quote it.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN a "$@"
RUN a $#
RUN for i in "$@"; do b "$i"; done
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    a $@
      ^^ unquoted-arguments: Without quotes each argument of $@ is split once more; quote it.
RUN <<EOF
a $@
  ^^ unquoted-arguments: Without quotes each argument of $@ is split once more; quote it.
EOF
ONBUILD RUN a $@
              ^^ unquoted-arguments: Without quotes each argument of $@ is split once more; quote it.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("unquoted-arguments", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
RUN a "$@"
RUN for i in "$@"; do b "$i"; done
`);
  });
});

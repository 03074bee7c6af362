import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./unassigned-shell-variable.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN a "$version"
       ^^^^^^^^ unassigned-shell-variable: Neither this script nor the Dockerfile sets version.
RUN a "\${name%.*}" "$name"
       ^^^^^^^^^^ unassigned-shell-variable: Neither this script nor the Dockerfile sets name.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN a "$VERSION" "\${b:-c}"
RUN b=1; a "$b"
RUN read -r b; a "$b"
RUN [ -z "$b" ] || a "$b"
RUN a "$http_proxy"
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    a "$version"
       ^^^^^^^^ unassigned-shell-variable: Neither this script nor the Dockerfile sets version.
RUN <<EOF
a "$version"
   ^^^^^^^^ unassigned-shell-variable: Neither this script nor the Dockerfile sets version.
EOF
ONBUILD RUN a "$version"
               ^^^^^^^^ unassigned-shell-variable: Neither this script nor the Dockerfile sets version.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("unassigned-shell-variable", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

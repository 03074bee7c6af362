import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./masked-exit-status.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN export A=$(b)
           ^ masked-exit-status: export succeeds whether the command in it does or not; assign first, and export then.
RUN export A="$(b)" C
           ^ masked-exit-status: export succeeds whether the command in it does or not; assign first, and export then.
RUN readonly A=\`b\`
             ^ masked-exit-status: readonly succeeds whether the command in it does or not; assign first, and readonly then.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN A=$(b); export A
RUN export A=$((1 + 2))
RUN A=$(b) c
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    export A=$(b)
           ^ masked-exit-status: export succeeds whether the command in it does or not; assign first, and export then.
RUN <<EOF
export A=$(b)
       ^ masked-exit-status: export succeeds whether the command in it does or not; assign first, and export then.
EOF
ONBUILD RUN export A=$(b)
                   ^ masked-exit-status: export succeeds whether the command in it does or not; assign first, and export then.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("masked-exit-status", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("mends it", async () => {
    const before = CASES[0]?.text ?? "";
    expect(await fixed([rule], withoutMarks(before))).toBe(`
FROM debian:12
RUN A=$(b) && export A
RUN export A="$(b)" C
RUN A=\`b\` && readonly A
`);
  });
});

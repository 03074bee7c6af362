import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./shell-in-scratch.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports RUN where there is nothing",
    text: `
FROM scratch AS base
ENV A=b
RUN a
^^^ shell-in-scratch: scratch is empty, so there is no shell to run this: do it in an earlier stage and COPY --from it.
FROM base
RUN <<EOF
^^^ shell-in-scratch: scratch is empty, so there is no shell to run this: do it in an earlier stage and COPY --from it.
a
EOF
`,
  },
  {
    title: "leaves alone what may find a shell",
    text: `
FROM scratch AS base
ADD rootfs.tar /
RUN a
FROM base
RUN a
FROM scratch
RUN --mount=from=base,target=/bin a
RUN a
FROM scratch
RUN ["/a"]
FROM a:1
RUN a
`,
  },
];

describe("shell-in-scratch", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

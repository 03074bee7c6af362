import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./host-command.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports programs that have no place in a build",
    text: `
FROM a:1
RUN service nginx start && ps aux
    ^^^^^^^ host-command: service is about a running machine: in a build there is none, so this has no lasting effect.
                           ^^ host-command: ps is about a running machine: in a build there is none, so this has no lasting effect.
RUN top; vim /etc/x
    ^^^ host-command: top wants a person at a terminal, and a build has none.
         ^^^ host-command: vim wants a person at a terminal, and a build has none.
ONBUILD RUN kill 1
            ^^^^ host-command: kill is about a running machine: in a build there is none, so this has no lasting effect.
RUN ssh host ls
    ^^^ host-command: ssh wants a person at a terminal, and a build has none.
`,
  },
  {
    title: "leaves alone other uses of the words",
    text: `
FROM a:1
RUN apt-get install -y vim ssh && echo top && ./service start && mkdir /mount
RUN --mount=type=ssh ssh host ls
RUN vim --version
`,
  },
];

describe("host-command", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

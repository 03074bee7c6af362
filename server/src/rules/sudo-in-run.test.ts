import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../lint/configuration.ts";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./sudo-in-run.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports every call",
    text: `
FROM a:1
RUN sudo apt-get update && sudo -u x y
    ^^^^ sudo-in-run: A build runs as root unless USER says otherwise: leave out sudo.
                           ^^^^ sudo-in-run: A build runs as root unless USER says otherwise: leave out sudo.
ONBUILD RUN sudo make
            ^^^^ sudo-in-run: A build runs as root unless USER says otherwise: leave out sudo.
`,
  },
  {
    title: "knows who runs it",
    text: `
FROM a:1
USER app
RUN sudo make
    ^^^^ sudo-in-run: This runs as app: do what needs root before USER app, without sudo.
`,
  },
  {
    title: "leaves alone the word elsewhere",
    text: `
FROM a:1
RUN apt-get install -y sudo && echo sudo && visudo -c
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "leaves it out",
      text: `
FROM a:1
RUN sudo apt-get update && sudo -u x y && sudo A=1 b
USER app
RUN sudo make
USER 0:0
RUN sudo make
RUN ["sudo", "make"]
`,
      after: `
FROM a:1
RUN apt-get update && sudo -u x y && sudo A=1 b
USER app
RUN sudo make
USER 0:0
RUN make
RUN ["sudo", "make"]
`,
    },
  ];

describe("sudo-in-run", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });

  it("says nothing by default where the image may have a user", async () => {
    const text = `
FROM gitpod/workspace-full:2024
RUN sudo make
FROM debian:12
RUN sudo make
    ^^^^ sudo-in-run: A build runs as root unless USER says otherwise: leave out sudo.
`;
    const configuration = DEFAULT_CONFIGURATION;
    expect(await marked([rule], withoutMarks(text), { configuration })).toBe(text);
  });
});

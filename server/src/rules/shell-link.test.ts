import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./shell-link.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports links at /bin/sh",
    text: `
FROM a:1
RUN ln -sf bash /bin/sh
    ^^^^^^^^^^^^^^^^^^^ shell-link: Replacing /bin/sh changes the scripts of all packages: say with SHELL what RUN is to use.
RUN rm /bin/sh && \\
    ln -s /bin/bash "/bin/sh" && x
    ^^^^^^^^^^^^^^^^^^^^^^^^^ shell-link: Replacing /bin/sh changes the scripts of all packages: say with SHELL what RUN is to use.
ONBUILD RUN ln -s /bin/sh /usr/bin/x
            ^^^^^^^^^^^^^^^^^^^^^^^^ shell-link: Replacing /bin/sh changes the scripts of all packages: say with SHELL what RUN is to use.
`,
  },
  {
    title: "leaves alone other links",
    text: `
FROM a:1
RUN ln -s /bin/bash /usr/bin/sh && lnx /bin/sh
RUN echo ln /bin/sh
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "says it with SHELL where the link is all",
      text: `
FROM a:1
RUN ln -sf bash /bin/sh
RUN rm /bin/sh && ln -s bash /bin/sh
RUN ln -s /usr/bin/zsh /bin/sh
`,
      after: `
FROM a:1
SHELL ["/bin/bash", "-c"]
RUN rm /bin/sh && ln -s bash /bin/sh
SHELL ["/usr/bin/zsh", "-c"]
`,
    },
  ];

describe("shell-link", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

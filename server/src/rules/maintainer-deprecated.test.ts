import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./maintainer-deprecated.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports the instruction",
    text: `
FROM a:1
MAINTAINER Ada <ada@example.com>
^^^^^^^^^^ maintainer-deprecated: MAINTAINER is deprecated; a label says the same and more tools read it.
maintainer x
^^^^^^^^^^ maintainer-deprecated: MAINTAINER is deprecated; a label says the same and more tools read it.
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "writes a label that says the same",
      text: `
FROM a:1
MAINTAINER Ada <ada@example.com>
maintainer "Ada"
MAINTAINER a "b" $c \\d
`,
      after: `
FROM a:1
LABEL org.opencontainers.image.authors="Ada <ada@example.com>"
label org.opencontainers.image.authors="Ada"
LABEL org.opencontainers.image.authors="a \\"b\\" \\$c \\\\d"
`,
    },
    {
      title: "escapes with the file's own character",
      text: `# escape=\`
FROM a:1
MAINTAINER "a $b" c\\d \`e
`,
      after: `# escape=\`
FROM a:1
LABEL org.opencontainers.image.authors="\`"a \`$b\`" c\\d \`\`e"
`,
    },
  ];

describe("maintainer-deprecated", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

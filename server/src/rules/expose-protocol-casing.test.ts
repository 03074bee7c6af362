import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./expose-protocol-casing.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports protocols in upper case, each port",
    text: `
FROM a:1
EXPOSE 80/TCP 53/udp 54/Udp
          ^^^ expose-protocol-casing: Write the protocol in lower case: tcp.
                        ^^^ expose-protocol-casing: Write the protocol in lower case: udp.
ARG P=TCP
EXPOSE 81/$P
       ^^^^^ expose-protocol-casing: Write the protocol in lower case: tcp.
EXPOSE 90:90/TCP
             ^^^ expose-protocol-casing: Write the protocol in lower case: tcp.
`,
  },
  {
    title: "leaves alone what a build refuses",
    text: `
FROM a:1
EXPOSE 80/HTTP
EXPOSE 80 90/sctp
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "writes them in lower case",
      text: `
FROM a:1
EXPOSE 80/TCP 90:90/UDP
`,
      after: `
FROM a:1
EXPOSE 80/tcp 90:90/udp
`,
    },
  ];

describe("expose-protocol-casing", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

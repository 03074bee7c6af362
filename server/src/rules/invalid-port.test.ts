import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./invalid-port.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what is no port",
    text: `
FROM a:1
EXPOSE 65536 80/http 90-80
       ^^^^^ invalid-port: 65536 is no port: ports go from 0 to 65535.
             ^^^^^^^ invalid-port: 80/http is no port: the protocol is tcp, udp or sctp.
                     ^^^^^ invalid-port: 90-80 is no port: ports go from 0 to 65535.
ARG P=x
EXPOSE $P
       ^^ invalid-port: x is no port: ports go from 0 to 65535.
`,
  },
  {
    title: "leaves alone ports and what is not known",
    text: `
FROM b.example/a:1
EXPOSE 0 65535/udp 1-2 $NONE
`,
  },
];

describe("invalid-port", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

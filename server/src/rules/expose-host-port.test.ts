import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./expose-host-port.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports ports and addresses of the host",
    text: `
FROM a:1
EXPOSE 8080:80 127.0.0.1::81 1.2.3.4:82:82/udp [::1]:83:83
       ^^^^^^^ expose-host-port: EXPOSE names ports of the container: write 80, and publish it with docker run -p.
               ^^^^^^^^^^^^^ expose-host-port: EXPOSE names ports of the container: write 81, and publish it with docker run -p.
                             ^^^^^^^^^^^^^^^^^ expose-host-port: EXPOSE names ports of the container: write 82/udp, and publish it with docker run -p.
                                               ^^^^^^^^^^^ expose-host-port: EXPOSE names ports of the container: write 83, and publish it with docker run -p.
ARG P=90:90
EXPOSE $P
       ^^ expose-host-port: EXPOSE names ports of the container: write 90, and publish it with docker run -p.
`,
  },
  {
    title: "leaves alone ports of the container",
    text: `
FROM a:1
EXPOSE 80 :81 82-83 84/udp
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "keeps the container's port",
      text: `
FROM a:1
EXPOSE 8080:80 1.2.3.4:82:82/udp
`,
      after: `
FROM a:1
EXPOSE 80 82/udp
`,
    },
  ];

describe("expose-host-port", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

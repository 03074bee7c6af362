import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./wget-and-curl.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports the second of them, and what follows",
    text: `
FROM debian:13
RUN wget -q https://a/b
RUN curl -fO https://a/b
    ^^^^ wget-and-curl: This stage uses both wget and curl: one of them is enough, and one less to install.
RUN wget -q https://a/c
    ^^^^ wget-and-curl: This stage uses both wget and curl: one of them is enough, and one less to install.
RUN make
FROM debian:13
RUN curl -f a && wget -q b
                 ^^^^ wget-and-curl: This stage uses both wget and curl: one of them is enough, and one less to install.
`,
  },
  {
    title: "leaves alone one of them, and installing them",
    text: `
FROM debian:13
RUN apt-get install -y wget curl && curl -fO https://a/b
FROM debian:13
RUN wget -q https://a/b
`,
  },
];

describe("wget-and-curl", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

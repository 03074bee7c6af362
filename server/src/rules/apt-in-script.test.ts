import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./apt-in-script.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports every call",
    text: `
FROM debian:13
RUN apt update && apt install -y curl && /usr/bin/apt -y upgrade
    ^^^ apt-in-script: apt is made for people at a terminal and may change how it works: use apt-get in scripts.
                  ^^^ apt-in-script: apt is made for people at a terminal and may change how it works: use apt-get in scripts.
                                         ^^^^^^^^^^^^ apt-in-script: apt is made for people at a terminal and may change how it works: use apt-get in scripts.
ONBUILD RUN apt show curl
            ^^^ apt-in-script: apt is made for people at a terminal and may change how it works: use apt-cache in scripts.
`,
  },
  {
    title: "leaves others alone",
    text: `
FROM debian:13
RUN apt-get update && apt-get install -y apt && apt-cache show apt && echo apt install
COPY apt /etc/apt
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "names the program that is made for it",
      text: `
FROM debian:13
RUN apt update && /usr/bin/apt install -y curl && apt show curl && apt full-upgrade
RUN ["apt", "install", "-y", "a"]
`,
      after: `
FROM debian:13
RUN apt-get update && /usr/bin/apt-get install -y curl && apt-cache show curl && apt full-upgrade
RUN ["apt-get", "install", "-y", "a"]
`,
    },
  ];

describe("apt-in-script", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

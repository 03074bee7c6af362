import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./unsorted-packages.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports the first that is out of order",
    text: `
FROM debian:13
RUN apt-get install -y git curl vim
                           ^^^^ unsorted-packages: curl belongs before git: sorted, a long list is easier to read and to compare.
RUN apk add --no-cache b a && pip install flask django
                         ^ unsorted-packages: a belongs before b: sorted, a long list is easier to read and to compare.
                                                ^^^^^^ unsorted-packages: django belongs before flask: sorted, a long list is easier to read and to compare.
`,
  },
  {
    title: "leaves alone sorted lists, and those that are more than names",
    text: `
FROM debian:13
RUN apt-get install -y curl git Vim && apk add b $A && dnf install -y b --setopt=x a
RUN pip install -r b && npm install ./b a && apt-get install -y b
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "sorts them where they stand",
      text: `
FROM debian:13
RUN apt-get install -y \\
    git=1:2 \\
    curl \\
# why
    "bash"
RUN ["apk", "add", "b", "a"]
`,
      after: `
FROM debian:13
RUN apt-get install -y \\
    "bash" \\
    curl \\
# why
    git=1:2
RUN ["apk", "add", "a", "b"]
`,
    },
  ];

describe("unsorted-packages", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./ungraceful-stop-signal.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports signals that do not let a program end",
    text: `
FROM a:1
ENV S=9
STOPSIGNAL SIGKILL
           ^^^^^^^ ungraceful-stop-signal: No program can catch SIGKILL, so it loses what it is working on: stop it with SIGTERM or a signal that it knows.
STOPSIGNAL $S
           ^^ ungraceful-stop-signal: No program can catch SIGKILL, so it loses what it is working on: stop it with SIGTERM or a signal that it knows.
STOPSIGNAL kill
           ^^^^ ungraceful-stop-signal: No program can catch SIGKILL, so it loses what it is working on: stop it with SIGTERM or a signal that it knows.
ONBUILD STOPSIGNAL 19
                   ^^ ungraceful-stop-signal: SIGSTOP halts the program instead of ending it: stop it with SIGTERM or a signal that it knows.
`,
  },
  {
    title: "leaves alone others",
    text: `
FROM a:1
STOPSIGNAL SIGTERM
STOPSIGNAL 15
STOPSIGNAL SIGRTMIN+3
STOPSIGNAL $X
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "writes SIGTERM",
      text: `
FROM a:1
STOPSIGNAL 9
`,
      after: `
FROM a:1
STOPSIGNAL SIGTERM
`,
    },
  ];

describe("ungraceful-stop-signal", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

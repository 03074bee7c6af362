import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./not-on-windows.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what Windows does not know",
    text: `
FROM mcr.microsoft.com/windows/servercore:ltsc2022 AS base
COPY --chown=1:1 --link a b/
     ^^^^^^^^^^^ not-on-windows: Windows has no such owners and --chown changes nothing there: leave it out.
FROM base
ADD --chown=x a b/
    ^^^^^^^^^ not-on-windows: Windows has no such owners and --chown changes nothing there: leave it out.
RUN --mount=type=cache,target=C:/x a
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not-on-windows: A build of Windows containers has no mounts: do without --mount.
STOPSIGNAL SIGTERM
^^^^^^^^^^ not-on-windows: Windows knows no signals and STOPSIGNAL changes nothing there: leave it out.
FROM golang:1.23-nanoserver
STOPSIGNAL SIGTERM
^^^^^^^^^^ not-on-windows: Windows knows no signals and STOPSIGNAL changes nothing there: leave it out.
FROM --platform=windows/amd64 a:1
STOPSIGNAL SIGTERM
^^^^^^^^^^ not-on-windows: Windows knows no signals and STOPSIGNAL changes nothing there: leave it out.
FROM a:1
SHELL ["powershell", "-Command"]
STOPSIGNAL SIGTERM
^^^^^^^^^^ not-on-windows: Windows knows no signals and STOPSIGNAL changes nothing there: leave it out.
`,
  },
  {
    title: "leaves Linux alone",
    text: `
FROM a:1
SHELL ["pwsh", "-c"]
COPY --chown=1:1 a b/
RUN --mount=type=cache,target=/x a
STOPSIGNAL SIGTERM
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "takes --chown away",
      text: `
FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
COPY --chown=1:1 --link a b/
ADD --chown=x \\
  a b/
`,
      after: `
FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
COPY --link a b/
ADD \\
  a b/
`,
    },
  ];

describe("not-on-windows", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

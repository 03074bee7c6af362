import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./pipe-without-pipefail.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports the first pipe, or that behind a download",
    text: `
FROM a:1
RUN a | b | c
      ^ pipe-without-pipefail: Where a fails, this goes on as if nothing were wrong: set -o pipefail before it.
RUN echo x | tee y && \\
    curl -f z | tar x
              ^ pipe-without-pipefail: Where curl fails, this goes on as if nothing were wrong: set -o pipefail before it.
RUN x=$((a; b) |& c)
               ^^ pipe-without-pipefail: Where what stands before this pipe fails, the RUN goes on: set -o pipefail before it.
ONBUILD RUN wget -qO- x | sh
                        ^ pipe-without-pipefail: Where wget fails, this goes on as if nothing were wrong: set -o pipefail before it.
RUN <<EOF
a | b
  ^ pipe-without-pipefail: Where a fails, this goes on as if nothing were wrong: set -o pipefail before it.
EOF
`,
  },
  {
    title: "reports it in shells that are not told",
    text: `
FROM a:1
SHELL ["/bin/bash", "-c"]
RUN a | b
      ^ pipe-without-pipefail: Where a fails, this goes on as if nothing were wrong: set -o pipefail before it.
SHELL ["/bin/sh", "-o", "pipefail", "-c"]
RUN a | b
      ^ pipe-without-pipefail: Where a fails, this goes on as if nothing were wrong: set -o pipefail before it.
`,
  },
  {
    title: "is content with a SHELL that has it, also of the stage below",
    text: `
FROM a:1 AS base
SHELL ["/bin/bash", "-eo", "pipefail", "-c"]
RUN a | b
FROM base
RUN a | b
FROM alpine:3.20
SHELL ["/bin/sh", "-e", "-o", "pipefail", "-c"]
RUN a | b
`,
  },
  {
    title: "is content with what the script says itself",
    text: `
FROM a:1
RUN set -euxo pipefail; a | b
RUN <<EOF
#!/bin/bash -eo pipefail
a | b
EOF
RUN <<EOF
#!/usr/bin/env bash
set -o pipefail
a | b
EOF
RUN bash -o pipefail <<EOF
a | b
EOF
`,
  },
  {
    title: "does not take other things for pipes",
    text: `
FROM a:1
RUN a || b
RUN echo 'a | b' && case x in a|b) c;; esac
RUN ["a", "|", "b"]
RUN cat <<EOF > x
a | b
EOF
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM a:1
SHELL ["pwsh", "-c"]
RUN a | b
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "sets the shell once for a stage",
      text: `
FROM debian:12
RUN curl a | b
RUN curl c | d
FROM alpine:3
run curl a | b
`,
      after: `
FROM debian:12
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN curl a | b
RUN curl c | d
FROM alpine:3
shell ["/bin/ash", "-eo", "pipefail", "-c"]
run curl a | b
`,
    },
    {
      title: "sets it in the script where the shell knows it",
      text: `
FROM a:1
SHELL ["/bin/bash", "-c"]
RUN --network=none a | b
RUN <<EOF
a | b
EOF
`,
      after: `
FROM a:1
SHELL ["/bin/bash", "-c"]
RUN --network=none set -o pipefail && a | b
RUN <<EOF
set -o pipefail
a | b
EOF
`,
    },
  ];

describe("pipe-without-pipefail", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

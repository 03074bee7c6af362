import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./apt-get-without-yes.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what asks, up to the subcommand",
    text: `
FROM a:1
RUN apt-get update && \\
    apt-get  install curl
    ^^^^^^^^^^^^^^^^ apt-get-without-yes: apt-get install asks before it goes on, and a build cannot answer: add -y.
`,
  },
  {
    title: "takes every answer",
    text: `
FROM a:1
RUN apt-get install -y a && apt-get -yq install a && apt-get install --assume-yes a
RUN apt-get install -qq a && apt-get -q -q install a && apt-get install -q=2 a
RUN yes | apt-get install a
RUN apt-get -o APT::Get::Assume-Yes=true install a
RUN apt-get install --dry-run a
`,
  },
  {
    title: "is not content with quietness or a front end",
    text: `
FROM a:1
ENV DEBIAN_FRONTEND=noninteractive
RUN apt-get -q install a
    ^^^^^^^^^^^^^^^^^^ apt-get-without-yes: apt-get install asks before it goes on, and a build cannot answer: add -y.
`,
  },
  {
    title: "knows the other subcommands that ask",
    text: `
FROM a:1
RUN apt-get update; apt-get dist-upgrade; apt-get clean
                    ^^^^^^^^^^^^^^^^^^^^ apt-get-without-yes: apt-get dist-upgrade asks before it goes on, and a build cannot answer: add -y.
RUN apt-get purge a
    ^^^^^^^^^^^^^ apt-get-without-yes: apt-get purge asks before it goes on, and a build cannot answer: add -y.
`,
  },
  {
    title: "does not take an option's value for the subcommand",
    text: `
FROM a:1
RUN apt-get -t stable install a
    ^^^^^^^^^^^^^^^^^^^^^^^^^ apt-get-without-yes: apt-get install asks before it goes on, and a build cannot answer: add -y.
`,
  },
  {
    title: "looks at variables that hold flags",
    text: `
FROM a:1
ARG APT="-y -q"
ARG PACKAGES="a b"
RUN apt-get install $APT a
RUN apt-get install $PACKAGES
    ^^^^^^^^^^^^^^^ apt-get-without-yes: apt-get install asks before it goes on, and a build cannot answer: add -y.
RUN apt-get install $MORE_OPTS a
`,
  },
  {
    title: "looks behind sudo and assignments, into conditions, loops and substitutions",
    text: `
FROM a:1
RUN sudo apt-get install a
         ^^^^^^^^^^^^^^^ apt-get-without-yes: apt-get install asks before it goes on, and a build cannot answer: add -y.
RUN X=1 apt-get install a
        ^^^^^^^^^^^^^^^ apt-get-without-yes: apt-get install asks before it goes on, and a build cannot answer: add -y.
RUN if true; then (apt-get install a); fi
                   ^^^^^^^^^^^^^^^ apt-get-without-yes: apt-get install asks before it goes on, and a build cannot answer: add -y.
`,
  },
  {
    title: "looks into heredocs, exec form, sh -c and ONBUILD",
    text: `
FROM a:1
RUN <<EOF
apt-get update
apt-get install a
^^^^^^^^^^^^^^^ apt-get-without-yes: apt-get install asks before it goes on, and a build cannot answer: add -y.
EOF
RUN ["apt-get", "install", "a"]
     ^^^^^^^^^^^^^^^^^^^^ apt-get-without-yes: apt-get install asks before it goes on, and a build cannot answer: add -y.
RUN ["sh", "-c", "apt-get install a"]
                  ^^^^^^^^^^^^^^^ apt-get-without-yes: apt-get install asks before it goes on, and a build cannot answer: add -y.
ONBUILD RUN apt-get install a
            ^^^^^^^^^^^^^^^ apt-get-without-yes: apt-get install asks before it goes on, and a build cannot answer: add -y.
RUN sh <<EOF
apt-get install a
^^^^^^^^^^^^^^^ apt-get-without-yes: apt-get install asks before it goes on, and a build cannot answer: add -y.
EOF
RUN /bin/bash -e <<EOF
apt-get install a
^^^^^^^^^^^^^^^ apt-get-without-yes: apt-get install asks before it goes on, and a build cannot answer: add -y.
EOF
RUN cat <<EOF > /x
apt-get install a
EOF
`,
  },
  {
    title: "leaves other programs, quoted text and other shells alone",
    text: `
FROM a:1
RUN echo 'apt-get install a' && apt-get-fake install a && apt install a
RUN <<EOF
#!/usr/bin/env python3
apt-get install a
EOF
SHELL ["pwsh", "-c"]
RUN apt-get install a
`,
  },
  {
    title: "is not misled by comment lines inside",
    text: `
FROM a:1
RUN apt-get update && \\
# apt-get install z
    apt-get install a
    ^^^^^^^^^^^^^^^ apt-get-without-yes: apt-get install asks before it goes on, and a build cannot answer: add -y.
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "puts -y behind the subcommand",
      text: `
FROM a:1
RUN apt-get update && apt-get -q install \\
    a b
RUN ["apt-get", "install", "a"]
RUN ["sh", "-c", "apt-get install a"]
RUN <<EOF
apt-get remove a
EOF
`,
      after: `
FROM a:1
RUN apt-get update && apt-get -q install -y \\
    a b
RUN ["apt-get", "install", "-y", "a"]
RUN ["sh", "-c", "apt-get install -y a"]
RUN <<EOF
apt-get remove -y a
EOF
`,
    },
  ];

describe("apt-get-without-yes", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

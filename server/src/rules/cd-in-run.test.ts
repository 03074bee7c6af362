import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./cd-in-run.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports a leading cd",
    text: `
FROM a:1
RUN cd /app && make
    ^^^^^^^ cd-in-run: cd holds for this RUN alone; WORKDIR /app says it once for all that follows.
RUN set -ex; cd "/my app"; make
             ^^^^^^^^^^^^ cd-in-run: cd holds for this RUN alone; WORKDIR /my app says it once for all that follows.
RUN cd sub || exit 1; make
    ^^^^^^ cd-in-run: cd holds for this RUN alone; WORKDIR sub says it once for all that follows.
`,
  },
  {
    title: "reports a cd that does nothing",
    text: `
FROM a:1
RUN cd /app
    ^^^^^^^ cd-in-run: This cd has no effect: every RUN starts in the WORKDIR again.
`,
  },
  {
    title: "leaves alone a cd that is meant for a moment",
    text: `
FROM a:1
RUN pushd /a && make && popd
RUN abcd /a && cde
ONBUILD RUN make && cd /app && make
`,
  },
  {
    title: "tells on request what is meant for a moment, once for each script",
    text: `
FROM a:1
RUN (cd /app && make)
     ^^^^^^^ cd-in-run: cd holds for this RUN alone; WORKDIR may say it for all that follows.
RUN make && cd /app && make
            ^^^^^^^ cd-in-run: cd holds for this RUN alone; WORKDIR may say it for all that follows.
RUN cd /a && make && cd /b && make
    ^^^^^ cd-in-run: cd holds for this RUN alone; WORKDIR may say it for all that follows.
RUN if cd /a; then b; fi
       ^^^^^ cd-in-run: cd holds for this RUN alone; WORKDIR may say it for all that follows.
RUN ! cd /a && b
      ^^^^^ cd-in-run: cd holds for this RUN alone; WORKDIR may say it for all that follows.
RUN cd /a & b
    ^^^^^ cd-in-run: cd holds for this RUN alone; WORKDIR may say it for all that follows.
RUN cd && pwd
    ^^ cd-in-run: cd holds for this RUN alone; WORKDIR may say it for all that follows.
RUN cd - && pwd
    ^^^^ cd-in-run: cd holds for this RUN alone; WORKDIR may say it for all that follows.
RUN cd /a | b
    ^^^^^ cd-in-run: cd holds for this RUN alone; WORKDIR may say it for all that follows.
`,
  },
  {
    title: "looks into heredocs",
    text: `
FROM a:1
RUN <<EOF
cd /app
^^^^^^^ cd-in-run: cd holds for this RUN alone; WORKDIR /app says it once for all that follows.
make
EOF
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "moves an absolute folder into a WORKDIR above",
      text: `
FROM a:1
RUN --network=none cd /app && \\
    make
RUN set -e; cd "/my-app"; make
RUN cd /app
run cd /x && y
`,
      after: `
FROM a:1
WORKDIR /app
RUN --network=none make
WORKDIR "/my-app"
RUN set -e; make
WORKDIR /app
workdir /x
run y
`,
    },
    {
      title: "leaves to people what WORKDIR would not mean",
      text: `
FROM a:1
RUN cd sub && make
RUN cd "$HOME" && make
RUN cd ~ && make
RUN cd /x || exit 1
RUN cd /x*y && make
`,
      after: `
FROM a:1
RUN cd sub && make
RUN cd "$HOME" && make
RUN cd ~ && make
RUN cd /x || exit 1
RUN cd /x*y && make
`,
    },
    {
      title: "goes on from a WORKDIR that is set, with the builder's variables",
      text: `
FROM a:1
ARG DIR=x
WORKDIR /app
RUN cd sub/$DIR && make
`,
      after: `
FROM a:1
ARG DIR=x
WORKDIR /app
WORKDIR sub/$DIR
RUN make
`,
    },
  ];

describe("cd-in-run", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

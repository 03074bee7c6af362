import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./undefined-variable.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports a variable that nothing sets",
    text: `
FROM alpine:3
COPY $SRC /app/\${DEST}x
     ^^^^ undefined-variable: No ARG or ENV above sets SRC, so it is empty here.
               ^^^^^^^ undefined-variable: No ARG or ENV above sets DEST, so it is empty here.
USER "$NAME"
      ^^^^^ undefined-variable: No ARG or ENV above sets NAME, so it is empty here.
EXPOSE $PORT
       ^^^^^ undefined-variable: No ARG or ENV above sets PORT, so it is empty here.
ENV A=$B C=\${D}
      ^^ undefined-variable: No ARG or ENV above sets B, so it is empty here.
           ^^^^ undefined-variable: No ARG or ENV above sets D, so it is empty here.
`,
  },
  {
    title: "leaves alone what is set or declared above",
    text: `
ARG G=1
FROM alpine:$G
ARG A
ARG B=2 C=$B
ENV D=1
COPY $A$B$C$D /
ENV PATH=/x:$PATH
`,
  },
  {
    title: "does not see what is set below, or in the same ENV",
    text: `
FROM alpine:3
ENV A=1 B=$A
          ^^ undefined-variable: A has no value here yet: an ENV sees what stands above it, not its own other variables.
COPY $C /
     ^^ undefined-variable: No ARG or ENV above sets C, so it is empty here.
ARG C
`,
  },
  {
    title: "leaves alone what brings its own default",
    text: `
FROM alpine:3
COPY \${a:-x} \${b-x} \${c:+x} /
LABEL x=\${d%x}
        ^^^^^^ undefined-variable: No ARG or ENV above sets d, so it is empty here.
`,
  },
  {
    title: "leaves alone what the builder does not expand",
    text: `
FROM alpine:3
RUN echo $A
CMD echo $A
LABEL a='$A' b=\\$A
`,
  },
  {
    title: "tells of a global argument that the stage does not declare",
    text: `
ARG TAG=1
FROM alpine:$TAG
LABEL tag=$TAG
          ^^^^ undefined-variable: TAG is empty here: a stage sees it only after its own ARG TAG.
LABEL arch=$TARGETARCH
           ^^^^^^^^^^^ undefined-variable: TARGETARCH is empty here: a stage sees it only after its own ARG TARGETARCH.
`,
  },
  {
    title: "takes a slip of the keyboard for one",
    text: `
FROM alpine:3
ARG VERSION=1
LABEL v=$VERSOIN
        ^^^^^^^^ undefined-variable: No ARG or ENV above sets VERSOIN, so it is empty here. Did you mean VERSION?
`,
  },
  {
    title: "reports FROM and its platform",
    text: `
ARG VERSION=1
FROM --platform=$BUILDPLATFORM alpine:$VERSON
                                      ^^^^^^^ undefined-variable: No ARG before the first FROM declares VERSON. Did you mean VERSION?
FROM --platform=$PLAT alpine:$VERSION
                ^^^^^ undefined-variable: No ARG before the first FROM declares PLAT.
`,
  },
  {
    title: "inherits from a stage",
    text: `
FROM alpine:3 AS one
ENV A=1
FROM one
COPY $A $B /
        ^^ undefined-variable: No ARG or ENV above sets B, so it is empty here.
`,
  },
  {
    title: "knows what Docker's images set, and nothing of others",
    text: `
FROM node:22
ENV V=$NODE_VERSION
ENV W=$NODE_VERSOIN_X
      ^^^^^^^^^^^^^^^ undefined-variable: No ARG or ENV above sets NODE_VERSOIN_X, so it is empty here.
FROM example.com/base:1
ARG NAME=1
ENV V=$ANYTHING
ENV W=$NAM
      ^^^^ undefined-variable: No ARG or ENV above sets NAM, so it is empty here. Did you mean NAME?
`,
  },
  {
    title: "finds its place over continuations, in JSON, flags, mounts and heredocs",
    text: `
FROM alpine:3
COPY a\\
$X /b
^^ undefined-variable: No ARG or ENV above sets X, so it is empty here.
COPY ["a", "/$Y/"]
             ^^ undefined-variable: No ARG or ENV above sets Y, so it is empty here.
COPY --chown=$Z a b
             ^^ undefined-variable: No ARG or ENV above sets Z, so it is empty here.
RUN --mount=type=cache,target=$M true
                              ^^ undefined-variable: No ARG or ENV above sets M, so it is empty here.
COPY <<EOF /x
hello $H
      ^^ undefined-variable: No ARG or ENV above sets H, so it is empty here.
EOF
COPY <<'EOF' /x
hello $H
EOF
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "takes the name that was meant",
      text: `
FROM alpine:3
ARG VERSION=1
LABEL v=\${VERSOIN} w=$VERSIO
`,
      after: `
FROM alpine:3
ARG VERSION=1
LABEL v=\${VERSION} w=$VERSION
`,
    },
    {
      title: "declares the argument in the stage",
      text: `
ARG TAG=1
FROM alpine:$TAG AS x
LABEL a=$TAG b=$TAG
from alpine:3
LABEL a=$TARGETARCH
`,
      after: `
ARG TAG=1
FROM alpine:$TAG AS x
ARG TAG
LABEL a=$TAG b=$TAG
from alpine:3
arg TARGETARCH
LABEL a=$TARGETARCH
`,
    },
  ];

describe("undefined-variable", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

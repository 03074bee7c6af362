import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./apt-version-unpinned.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "names what has no version, once for each call",
    text: `
FROM debian:13
RUN apt-get update && apt-get install -y curl
                                         ^^^^ apt-version-unpinned: curl comes in whatever version there is on the day of the build: write curl=<version>.
RUN apt-get install -y curl=8.14.1-2 git vim jq && apt-get install make
                                     ^^^ apt-version-unpinned: git and 2 more come in whatever version there is on the day of the build: write git=<version>.
                                                                   ^^^^ apt-version-unpinned: make comes in whatever version there is on the day of the build: write make=<version>.
`,
  },
  {
    title: "takes versions, releases, files and what is removed",
    text: `
FROM debian:13
RUN apt-get install -y curl=8.* git/stable ./local.deb /tmp/x.deb vim-
RUN apt-get remove -y curl && apt-get install
`,
  },
  {
    title: "does not take an option's value for a package",
    text: `
FROM debian:13
RUN apt-get install -y -t stable -o Acquire::Retries=3 curl=8.14.1
RUN apt-get -qqt stable install --no-install-recommends g++
                                                        ^^^ apt-version-unpinned: g++ comes in whatever version there is on the day of the build: write g++=<version>.
`,
  },
  {
    title: "looks into variables that ARG and ENV set",
    text: `
FROM debian:13
ARG TOOLS="curl=8.14.1 git=1:2.47"
ENV MORE="jq=1.7 vim"
ARG VERSION
RUN apt-get install -y $TOOLS
RUN apt-get install -y \${MORE}
                       ^^^^^^^ apt-version-unpinned: vim comes in whatever version there is on the day of the build: write vim=<version>.
RUN apt-get install -y curl=$VERSION
RUN apt-get install -y $UNKNOWN
                       ^^^^^^^^ apt-version-unpinned: $UNKNOWN comes in whatever version there is on the day of the build: write name=<version>.
RUN apt-get install -y $(cat packages.txt)
`,
  },
  {
    title: "looks into ONBUILD, heredocs and exec form",
    text: `
FROM debian:13
ONBUILD RUN apt-get install -y curl
                               ^^^^ apt-version-unpinned: curl comes in whatever version there is on the day of the build: write curl=<version>.
RUN ["apt-get", "install", "-y", "curl"]
                                 ^^^^^^ apt-version-unpinned: curl comes in whatever version there is on the day of the build: write curl=<version>.
RUN <<EOF
apt-get install -y curl
                   ^^^^ apt-version-unpinned: curl comes in whatever version there is on the day of the build: write curl=<version>.
EOF
`,
  },
];

describe("apt-version-unpinned", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

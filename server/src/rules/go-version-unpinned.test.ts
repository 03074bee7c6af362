import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./go-version-unpinned.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "names what has no version",
    text: `
FROM golang:1.24
RUN go install golang.org/x/tools/gopls
               ^^^^^^^^^^^^^^^^^^^^^^^^ go-version-unpinned: golang.org/x/tools/gopls comes in whatever version there is on the day of the build: write golang.org/x/tools/gopls@<version>.
RUN go install -tags x golang.org/x/tools/gopls@latest && go get -u a.b/c d.e/f
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ go-version-unpinned: golang.org/x/tools/gopls@latest comes in whatever version there is on the day of the build: write golang.org/x/tools/gopls@<version>.
                                                                    ^^^^^ go-version-unpinned: a.b/c and 1 more come in whatever version there is on the day of the build: write a.b/c@<version>.
RUN go run a.b/c x y
           ^^^^^ go-version-unpinned: a.b/c comes in whatever version there is on the day of the build: write a.b/c@<version>.
`,
  },
  {
    title: "takes versions, local folders and files",
    text: `
FROM golang:1.24
ARG V
RUN go install golang.org/x/tools/gopls@v0.18.0 && go install ./... && go install .
RUN go get && go run main.go && go run a.b/c@v1 x && go run /x && go build a.b/c
RUN go install a.b/c@$V && go install -ldflags "-s -w" a.b/c@v1 && go install all
`,
  },
];

describe("go-version-unpinned", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

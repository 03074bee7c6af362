import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./apt-recommended-packages.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports every install",
    text: `
FROM debian:13
RUN apt-get update && apt-get install -y curl && apt-get -y install git
                      ^^^^^^^^^^^^^^^ apt-recommended-packages: This installs packages that are merely recommended too: add --no-install-recommends.
                                                 ^^^^^^^^^^^^^^^^^^ apt-recommended-packages: This installs packages that are merely recommended too: add --no-install-recommends.
ONBUILD RUN apt-get install -y curl
            ^^^^^^^^^^^^^^^ apt-recommended-packages: This installs packages that are merely recommended too: add --no-install-recommends.
`,
  },
  {
    title: "takes what settles it",
    text: `
FROM debian:13
RUN apt-get install -y --no-install-recommends curl && apt-get install --install-recommends a
RUN apt-get -o APT::Install-Recommends=false install a && apt-get -oAPT::Install-Recommends=0 install a
RUN apt-get install $APT_OPTS a && apt-get upgrade -y && apt install -y a
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "puts it behind the subcommand",
      text: `
FROM debian:13
RUN apt-get install -y curl
RUN ["apt-get", "install", "curl"]
`,
      after: `
FROM debian:13
RUN apt-get install --no-install-recommends -y curl
RUN ["apt-get", "install", "--no-install-recommends", "curl"]
`,
    },
  ];

describe("apt-recommended-packages", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

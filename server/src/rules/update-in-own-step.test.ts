import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./update-in-own-step.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports an update that nothing follows",
    text: `
FROM debian:13
RUN apt-get update
    ^^^^^^^^^^^^^^ update-in-own-step: This step stays in the cache while its lists grow old: run apt-get update in the RUN that installs.
RUN apt-get install -y curl
RUN set -e; echo "deb a" > /etc/apt/sources.list.d/a.list && apt -q update
                                                             ^^^^^^^^^^^^^ update-in-own-step: This step stays in the cache while its lists grow old: run apt update in the RUN that installs.
ONBUILD RUN apt-get update
            ^^^^^^^^^^^^^^ update-in-own-step: This step stays in the cache while its lists grow old: run apt-get update in the RUN that installs.
`,
  },
  {
    title: "leaves alone what uses the lists at once",
    text: `
FROM debian:13
RUN apt-get update && apt-get install -y curl
RUN apt-get update && apt-get -y upgrade
RUN apt-get update; apt-get build-dep -y a
RUN apt-get install -y a && apt-get clean
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "joins it with the RUN that installs",
      text: `
FROM debian:13
RUN apt-get update
# what we need

RUN apt-get install -y \\
    curl
RUN apt-get update
COPY a b
RUN apt-get install -y a
RUN apt-get update
# hadolint ignore=DL3008
RUN apt-get install -y a
`,
      after: `
FROM debian:13
RUN apt-get update \\
# what we need
    && apt-get install -y \\
    curl
RUN apt-get update
COPY a b
RUN apt-get install -y a
RUN apt-get update
# hadolint ignore=DL3008
RUN apt-get install -y a
`,
    },
  ];

describe("update-in-own-step", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./zypper-cache-kept.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports the first call that leaves something",
    text: `
FROM opensuse/leap:15.6
RUN zypper -n install a && zypper in -y b
    ^^^^^^^^^^^^^^^^^ zypper-cache-kept: What zypper install downloads stays in the layer: end this RUN with zypper clean -a.
`,
  },
  {
    title: "takes every way to clean",
    text: `
FROM opensuse/leap:15.6
RUN zypper -n install a && zypper clean
RUN zypper -n in a && zypper cc -a
RUN --mount=type=cache,target=/var/cache/zypp zypper -n install a
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "ends with a clean-up",
      text: `
FROM opensuse/leap:15.6
RUN zypper -n install a
`,
      after: `
FROM opensuse/leap:15.6
RUN zypper -n install a && zypper clean -a
`,
    },
  ];

describe("zypper-cache-kept", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./dnf-cache-kept.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports the first call that leaves something",
    text: `
FROM fedora:42
RUN dnf install -y a
    ^^^^^^^^^^^ dnf-cache-kept: What dnf install downloads stays in the layer: end this RUN with dnf clean all.
RUN microdnf upgrade -y && dnf install -y b
    ^^^^^^^^^^^^^^^^ dnf-cache-kept: What microdnf upgrade downloads stays in the layer: end this RUN with microdnf clean all.
RUN dnf clean all && dnf install -y a
                     ^^^^^^^^^^^ dnf-cache-kept: What dnf install downloads stays in the layer: end this RUN with dnf clean all.
`,
  },
  {
    title: "takes every way to clean",
    text: `
FROM fedora:42
RUN dnf install -y a && dnf clean all
RUN microdnf install -y a && rm -rf /var/cache/libdnf5*
RUN dnf install -y a && rm -rf /var/cache/dnf /var/cache/yum
RUN --mount=type=cache,target=/var/cache/libdnf5 dnf install -y a
RUN --mount=type=cache,target=/var/cache/dnf dnf install -y a
RUN --mount=type=tmpfs,target=/root/.cache/libdnf5 dnf install -y a
RUN dnf remove -y a
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "ends with a clean-up",
      text: `
FROM fedora:42
RUN microdnf install -y a
`,
      after: `
FROM fedora:42
RUN microdnf install -y a && microdnf clean all
`,
    },
  ];

describe("dnf-cache-kept", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

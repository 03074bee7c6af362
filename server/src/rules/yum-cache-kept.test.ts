import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./yum-cache-kept.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports the first call that leaves something",
    text: `
FROM amazonlinux:2
RUN yum install -y a && yum install -y b
    ^^^^^^^^^^^ yum-cache-kept: What yum install downloads stays in the layer: end this RUN with yum clean all.
RUN yum clean all && yum install -y a
                     ^^^^^^^^^^^ yum-cache-kept: What yum install downloads stays in the layer: end this RUN with yum clean all.
ONBUILD RUN yum install -y a
            ^^^^^^^^^^^ yum-cache-kept: What yum install downloads stays in the layer: end this RUN with yum clean all.
`,
  },
  {
    title: "takes every way to clean",
    text: `
FROM amazonlinux:2
RUN yum install -y a && yum clean all
RUN yum install -y a; rm -rf /var/cache/yum/*
RUN yum install -y a && rm -fr /var/cache/yum
RUN --mount=type=cache,target=/var/cache/yum yum install -y a
RUN yum update -y
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "ends with a clean-up",
      text: `
FROM amazonlinux:2
RUN yum install -y a
RUN yum install -y \\
      a \\
      b
RUN set -e; \\
    yum install -y a
RUN yum makecache && \\
    yum install -y a
RUN a \\
  && yum install -y a
RUN <<EOF
yum install -y a
EOF
RUN ["yum", "install", "-y", "a"]
`,
      after: `
FROM amazonlinux:2
RUN yum install -y a && yum clean all
RUN yum install -y \\
      a \\
      b \\
    && yum clean all
RUN set -e; \\
    yum install -y a; \\
    yum clean all
RUN yum makecache && \\
    yum install -y a && \\
    yum clean all
RUN a \\
  && yum install -y a \\
  && yum clean all
RUN <<EOF
yum install -y a
yum clean all
EOF
RUN ["yum", "install", "-y", "a"]
`,
    },
  ];

describe("yum-cache-kept", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./yum-version-unpinned.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "names what has no version",
    text: `
FROM amazonlinux:2
RUN yum install -y curl
                   ^^^^ yum-version-unpinned: curl comes in whatever version there is on the day of the build: write curl-<version>.
RUN yum -y install httpd-2.4.58 openssl-devel && yum clean all
                                ^^^^^^^^^^^^^ yum-version-unpinned: openssl-devel comes in whatever version there is on the day of the build: write openssl-devel-<version>.
RUN yum module install -y nodejs
                          ^^^^^^ yum-version-unpinned: nodejs comes in whatever version there is on the day of the build: write nodejs:<stream>.
RUN yum install -y tomcat-\${VERSION} && X=1 && yum install -y a-$X b-$NODE_VERSION
                   ^^^^^^^^^^^^^^^^^ yum-version-unpinned: tomcat-\${VERSION} comes in whatever version there is on the day of the build: write name-<version>.
`,
  },
  {
    title: "takes versions, files and groups",
    text: `
FROM amazonlinux:2
ARG V
RUN yum install -y httpd-2.4.58 curl-7.76.1-29.el9 a-$V b-\${V} x.rpm https://a/b.rpm @tools
RUN yum module install -y nodejs:22 && yum update -y && yum group install a
`,
  },
];

describe("yum-version-unpinned", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./yum-without-yes.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what asks",
    text: `
FROM amazonlinux:2
RUN yum install httpd
    ^^^^^^^^^^^ yum-without-yes: yum install asks before it goes on, and a build cannot answer: add -y.
RUN yum -q groupinstall tools && yum localinstall x.rpm && yum update
    ^^^^^^^^^^^^^^^^^^^ yum-without-yes: yum groupinstall asks before it goes on, and a build cannot answer: add -y.
                                 ^^^^^^^^^^^^^^^^ yum-without-yes: yum localinstall asks before it goes on, and a build cannot answer: add -y.
                                                           ^^^^^^^^^^ yum-without-yes: yum update asks before it goes on, and a build cannot answer: add -y.
RUN yum group install tools
    ^^^^^^^^^ yum-without-yes: yum group asks before it goes on, and a build cannot answer: add -y.
ONBUILD RUN yum install httpd
            ^^^^^^^^^^^ yum-without-yes: yum install asks before it goes on, and a build cannot answer: add -y.
`,
  },
  {
    title: "takes every answer",
    text: `
FROM amazonlinux:2
RUN yum install -y httpd && yum -y install a && yum install --assumeyes a && yum -qy install a
RUN yes | yum install a && yum install $YUM_OPTS a && yum clean all && yum makecache
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "puts -y behind the subcommand",
      text: `
FROM amazonlinux:2
RUN yum install httpd && yum --enablerepo epel update
RUN ["yum", "install", "httpd"]
`,
      after: `
FROM amazonlinux:2
RUN yum install -y httpd && yum --enablerepo epel update -y
RUN ["yum", "install", "-y", "httpd"]
`,
    },
  ];

describe("yum-without-yes", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

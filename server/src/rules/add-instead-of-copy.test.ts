import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./add-instead-of-copy.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports files and folders of the build context",
    text: `
FROM a:1
ADD src/ package.json /app/
^^^ add-instead-of-copy: COPY is enough for local files; ADD also fetches URLs and unpacks archives.
`,
  },
  {
    title: "keeps quiet about archives, URLs, git and what variables may hold",
    text: `
FROM a:1
ADD app.tar.gz /
ADD https://example.com/x /x
ADD git@github.com:o/r.git /r
ADD ssh://git@h/r.git /r
ADD rootfs.tar.zst /
ADD $SOURCE /x
ADD ["a b.tgz", "/"]
`,
  },
  {
    title: "reports apart a list of sources of which some need ADD",
    text: `
FROM a:1
ADD notes.txt data.tar.xz /data/
^^^ add-instead-of-copy: COPY is enough for some of these files: leave to ADD only URLs and archives.
ADD data.tar.xz $X /data/
`,
  },
  {
    title: "keeps quiet where a flag is for ADD alone",
    text: `
FROM a:1
ADD --unpack=false a.txt /
`,
  },
  {
    title: "reports heredocs, which COPY takes as well",
    text: `
FROM a:1
ADD <<EOF /etc/motd
^^^ add-instead-of-copy: COPY is enough for local files; ADD also fetches URLs and unpacks archives.
hello
EOF
`,
  },
  {
    title: "looks behind ONBUILD, and at JSON",
    text: `
FROM a:1
ONBUILD ADD . /app
        ^^^ add-instead-of-copy: COPY is enough for local files; ADD also fetches URLs and unpacks archives.
add ["a", "/b/"]
^^^ add-instead-of-copy: COPY is enough for local files; ADD also fetches URLs and unpacks archives.
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "writes COPY in the case of the keyword",
      text: `
FROM a:1
ADD a.txt /x/
add b/ /y/
`,
      after: `
FROM a:1
COPY a.txt /x/
copy b/ /y/
`,
    },
  ];

describe("add-instead-of-copy", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

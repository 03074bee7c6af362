import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./script-heredoc-expanded.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports scripts that a RUN writes",
    text: `
FROM a:1
RUN cat <<EOF > /x.sh
        ^^^^^ script-heredoc-expanded: \${1:-a} is replaced while the image is built, not when this script runs: write <<"EOF" to keep it.
#!/bin/sh
echo \${1:-a}
EOF
RUN <<EOF cat > /x.sh
    ^^^^^ script-heredoc-expanded: $f is replaced while the image is built, not when this script runs: write <<"EOF" to keep it.
#!/bin/sh
for f in *; do echo $f; done
EOF
RUN tee /x.sh <<-EOF
              ^^^^^^ script-heredoc-expanded: \${name} is replaced while the image is built, not when this script runs: write <<"EOF" to keep it.
	#!/bin/sh
	name=a
	echo \${name}
EOF
`,
  },
  {
    title: "reports variables of a copied script that the builder knows too",
    text: `
FROM a:1
ENV NAME=b
COPY <<ONE <<TWO /x/
           ^^^^^ script-heredoc-expanded: $NAME is replaced while the image is built, not when this script runs: write <<"TWO" to keep it.
#!/bin/sh
echo "$@" $HOME
ONE
#!/bin/sh
NAME=a
echo $NAME
TWO
`,
  },
  {
    title: "leaves alone what is meant",
    text: `
FROM a:1
COPY <<"EOF" /x.sh
#!/bin/sh
PATH=/x:$PATH
EOF
RUN cat <<EOF > /x.sh
#!/bin/sh
exec \\$VERSION $OTHER \\$@
EOF
RUN cat <<EOF > /x.conf
exec "$@"
EOF
RUN <<EOF
#!/bin/sh
for f in *; do echo $f; done
EOF
RUN python3 <<EOF
#!/x
echo $1
EOF
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "quotes the delimiter",
      text: `
FROM a:1
COPY <<-EOF /EOF.sh
#!/bin/sh
PATH=/x:$PATH
EOF
`,
      after: `
FROM a:1
COPY <<-"EOF" /EOF.sh
#!/bin/sh
PATH=/x:$PATH
EOF
`,
    },
  ];

describe("script-heredoc-expanded", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

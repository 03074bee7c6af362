import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./shell-syntax-error.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it",
    text: `
FROM debian:12
RUN echo "a
         ^ shell-syntax-error: This " is never closed, so the shell refuses the script.
RUN if a; then b
    ^^ shell-syntax-error: The shell looks for fi to go with this if and does not find it.
RUN echo \`a
         ^ shell-syntax-error: This \` is never closed, so the shell refuses the script.
RUN a && && b
      ^^ shell-syntax-error: The shell expects a command beside this &&.
RUN echo a (b)
           ^ shell-syntax-error: The shell does not expect ( here; quote it if it is text.
RUN for i in 1; echo; done
    ^^^ shell-syntax-error: The shell looks for do to go with this for and does not find it.
RUN a; }
       ^ shell-syntax-error: The shell does not expect } here: what it would close was not opened.
RUN [ a && b
    ^ shell-syntax-error: The shell looks for ] to go with this [ and does not find it.
RUN (a
    ^ shell-syntax-error: The shell looks for ) to go with this ( and does not find it.
RUN a &; b
       ^ shell-syntax-error: The shell expects a command beside this ;.
`,
  },
  {
    title: "leaves alone what only looks like it",
    text: `
FROM debian:12
RUN echo 'a' "b" \\"
RUN if a; then b; fi
RUN case a in b) c;; esac
CMD ['a', 'b']
ENTRYPOINT [ 'a', 'b' ]
`,
  },
  {
    title: "finds it in continued lines, heredocs and behind ONBUILD",
    text: `
FROM debian:12
RUN true && \\
    # why
    echo "a
         ^ shell-syntax-error: This " is never closed, so the shell refuses the script.
RUN <<EOF
echo "a
     ^ shell-syntax-error: This " is never closed, so the shell refuses the script.
EOF
ONBUILD RUN echo "a
                 ^ shell-syntax-error: This " is never closed, so the shell refuses the script.
RUN ["sh", "-c", "true"]
`,
  },
];

describe("shell-syntax-error", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

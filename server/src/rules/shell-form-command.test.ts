import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./shell-form-command.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports CMD and ENTRYPOINT",
    text: `
FROM a:1
ENTRYPOINT ./run.sh --fast
           ^^^^^^^^^^^^^^^ shell-form-command: ENTRYPOINT in shell form runs below a shell that passes no signals on, so the program is killed rather than stopped.
CMD node \\
    ^^^^^^… shell-form-command: CMD in shell form runs below a shell that passes no signals on, so the program is killed rather than stopped.
  server.js
`,
  },
  {
    title: "leaves alone JSON, triggers and RUN",
    text: `
FROM a:1
CMD ["a"]
ENTRYPOINT []
ONBUILD CMD a
RUN a
`,
  },
  {
    title: "tells of a probe on request, and of what has no command",
    text: `
FROM a:1
HEALTHCHECK CMD curl -f http://localhost
                ^^^^^^^^^^^^^^^^^^^^^^^^ shell-form-command: The probe runs in a shell; in exec form it needs none.
CMD
^^^ shell-form-command: CMD without a command runs a shell that has nothing to do: write [] for none.
`,
  },
  {
    title: "tells who inherits a trigger",
    text: `
FROM a:1 AS x
ONBUILD CMD a
FROM x
     ^ shell-form-command: CMD in shell form runs below a shell that passes no signals on, so the program is killed rather than stopped.
`,
  },
  {
    title: "tells who chose a SHELL, in a stage below too, only on request",
    text: `
FROM a:1 AS b
SHELL ["/bin/bash", "-c"]
CMD a b
    ^^^ shell-form-command: CMD in shell form runs below the shell that SHELL names.
FROM b
CMD a b
    ^^^ shell-form-command: CMD in shell form runs below the shell that SHELL names.
`,
  },
  {
    title: "tells of JSON that is none",
    text: `
FROM a:1
CMD ['a', 'b']
    ^^^^^^^^^^ shell-form-command: CMD looks like a JSON array but is none, so a shell runs it as it stands: JSON needs double quotes.
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "writes words as JSON where a shell has nothing to do",
      text: `
FROM a:1
CMD node server.js --port=80
ENTRYPOINT "my app" 'a b' c\\
  d
`,
      after: `
FROM a:1
CMD ["node", "server.js", "--port=80"]
ENTRYPOINT ["my app", "a b", "c", "d"]
`,
    },
    {
      title: "names the shell where there is more to do",
      text: `
FROM a:1
CMD exec node $FILE
ENTRYPOINT a && b
`,
      after: `
FROM a:1
CMD ["/bin/sh", "-c", "exec node $FILE"]
ENTRYPOINT ["/bin/sh", "-c", "a && b"]
`,
    },
    {
      title: "mends quotes",
      text: `
FROM a:1
CMD ['a', 'b c']
CMD ['a', b]
`,
      after: `
FROM a:1
CMD ["a", "b c"]
CMD ['a', b]
`,
    },
  ];

describe("shell-form-command", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

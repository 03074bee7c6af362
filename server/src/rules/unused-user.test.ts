import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./unused-user.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports a user that nothing becomes",
    text: `
FROM a:1
RUN groupadd -r app && useradd -r -g app app && useradd other -u 1000
                                         ^^^ unused-user: app is made but nothing runs as that user, so the image runs as root: add USER app.
                                                        ^^^^^ unused-user: other is made but nothing runs as that user, so the image runs as root: add USER other.
RUN adduser -D -h /x worker
                     ^^^^^^ unused-user: worker is made but nothing runs as that user, so the image runs as root: add USER worker.
CMD ["python", "app.py"]
`,
  },
  {
    title: "leaves alone a user that is used",
    text: `
FROM a:1 AS b
RUN useradd app
USER app
FROM b
RUN useradd other
CMD ["x"]
`,
  },
  {
    title: "leaves alone what a script may use",
    text: `
FROM a:1
RUN useradd app
ENTRYPOINT ["/entrypoint.sh"]
`,
  },
  {
    title: "leaves alone what gives up root",
    text: `
FROM a:1
RUN useradd app
CMD ["gosu", "app", "x"]
`,
  },
  {
    title: "leaves alone what starts somewhere else",
    text: `
FROM a:1
RUN useradd app
`,
  },
  {
    title: "leaves alone earlier stages",
    text: `
FROM a:1
RUN useradd app
FROM a:1
CMD ["x"]
`,
  },
  {
    title: "leaves alone groups and variables",
    text: `
FROM a:1
RUN adduser app group && useradd $USER
CMD ["x"]
`,
  },
];

describe("unused-user", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

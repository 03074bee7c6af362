import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./setuid-mode.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports modes that set the user",
    text: `
FROM a:1
RUN chmod 4755 /a && chmod u+s b && chmod +s c && chmod u+rxs,g-w d
          ^^^^ setuid-mode: 4755 lets who runs this program act as its owner: take the set-user-ID bit away.
                           ^^^ setuid-mode: u+s lets who runs this program act as its owner: take the set-user-ID bit away.
                                          ^^ setuid-mode: +s lets who runs this program act as its owner: take the set-user-ID bit away.
                                                        ^^^^^^^^^ setuid-mode: u+rxs,g-w lets who runs this program act as its owner: take the set-user-ID bit away.
COPY --chmod=6755 a /b
             ^^^^ setuid-mode: 6755 lets who runs this program act as its owner: take the set-user-ID bit away.
`,
  },
  {
    title: "leaves alone others",
    text: `
FROM a:1
RUN chmod 2775 a && chmod g+s b && chmod 755 c && chmod u-s d
`,
  },
];

describe("setuid-mode", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

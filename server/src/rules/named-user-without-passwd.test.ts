import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./named-user-without-passwd.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports names that nothing knows",
    text: `
FROM scratch
COPY --chown=app:1 a.txt /x/
             ^^^^^ named-user-without-passwd: scratch has no /etc/passwd to find app in, so the build fails: give the owner by number.
COPY --chown=1:staff a.txt /x/
             ^^^^^^^ named-user-without-passwd: scratch has no /etc/passwd to find staff in, so the build fails: give the owner by number.
USER app
     ^^^ named-user-without-passwd: scratch has no /etc/passwd to find app in, so no container starts: give the user by number.
FROM scratch AS base
ENV A=b
FROM base
ADD --chown=app a /x/
            ^^^ named-user-without-passwd: scratch has no /etc/passwd to find app in, so the build fails: give the owner by number.
`,
  },
  {
    title: "leaves alone numbers, variables and what may be known",
    text: `
FROM scratch
COPY --chown=1000:1000 a.txt /x/
COPY --chown=$U a.txt /x/
USER 1000
FROM scratch
COPY --from=x /etc/passwd /etc/passwd
COPY --chown=app a /b
USER app
FROM scratch
USER app
ADD rootfs.tar /
FROM a:1
COPY --chown=app a /b
USER app
`,
  },
];

describe("named-user-without-passwd", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

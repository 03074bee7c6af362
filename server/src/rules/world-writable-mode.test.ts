import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./world-writable-mode.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports modes of chmod, mkdir, install and COPY",
    text: `
FROM a:1
RUN chmod -R 777 /a && chmod 0666 b
             ^^^ world-writable-mode: 777 lets every user of the container change these files: give them to the user that needs them with chown.
                             ^^^^ world-writable-mode: 0666 lets every user of the container change these files: give them to the user that needs them with chown.
RUN chmod a+rwx /a; chmod u=rwx,go+w b; chmod ugo+w c; chmod o=w d
          ^^^^^ world-writable-mode: a+rwx lets every user of the container change these files: give them to the user that needs them with chown.
                          ^^^^^^^^^^ world-writable-mode: u=rwx,go+w lets every user of the container change these files: give them to the user that needs them with chown.
                                              ^^^^^ world-writable-mode: ugo+w lets every user of the container change these files: give them to the user that needs them with chown.
                                                             ^^^ world-writable-mode: o=w lets every user of the container change these files: give them to the user that needs them with chown.
RUN mkdir -p -m 777 /x && install -dm 0777 /y
                ^^^ world-writable-mode: 777 lets every user of the container change these files: give them to the user that needs them with chown.
                                      ^^^^ world-writable-mode: 0777 lets every user of the container change these files: give them to the user that needs them with chown.
COPY --chmod=777 a /b
             ^^^ world-writable-mode: 777 lets every user of the container change these files: give them to the user that needs them with chown.
RUN ["chmod", "777", "/a"]
              ^^^^^ world-writable-mode: 777 lets every user of the container change these files: give them to the user that needs them with chown.
`,
  },
  {
    title: "leaves alone other modes",
    text: `
FROM a:1
RUN chmod 1777 /tmp && chmod +t,a+rwx /x || chmod a+rwxt /y
RUN chmod 775 a && chmod g+w b && chmod +w c && chmod +rwx d && chmod u+w,o-w e
COPY --chmod=755 a /b
RUN echo chmod 777
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "takes from others the right to write",
      text: `
FROM a:1
RUN chmod -R 777 /a && chmod 0666 b && chmod a+w c
COPY --chmod=777 a /b
`,
      after: `
FROM a:1
RUN chmod -R 775 /a && chmod 0664 b && chmod a+w c
COPY --chmod=775 a /b
`,
    },
  ];

describe("world-writable-mode", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

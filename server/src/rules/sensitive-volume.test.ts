import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./sensitive-volume.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports folders of the system",
    text: `
FROM a:1
VOLUME /etc /data "/usr/"
       ^^^^ sensitive-volume: A volume over /etc hides what the system has there: name a folder of your own.
                  ^^^^^^^ sensitive-volume: A volume over /usr hides what the system has there: name a folder of your own.
ONBUILD VOLUME ["/proc", "/"]
                ^^^^^^^ sensitive-volume: A volume over /proc hides what the system has there: name a folder of your own.
                         ^^^ sensitive-volume: A volume over / hides what the system has there: name a folder of your own.
`,
  },
  {
    title: "leaves alone others",
    text: `
FROM a:1
VOLUME /var/lib/x /etc/x /home
`,
  },
];

describe("sensitive-volume", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

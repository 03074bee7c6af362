import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./zypper-dist-upgrade.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports both names",
    text: `
FROM opensuse/leap:15.6
RUN zypper -n dist-upgrade && zypper dup -y
    ^^^^^^^^^^^^^^^^^^^^^^ zypper-dist-upgrade: This makes the image another release than its base says: raise the version in FROM instead.
                              ^^^^^^^^^^ zypper-dist-upgrade: This makes the image another release than its base says: raise the version in FROM instead.
ONBUILD RUN zypper dup -y
            ^^^^^^^^^^ zypper-dist-upgrade: This makes the image another release than its base says: raise the version in FROM instead.
`,
  },
  {
    title: "leaves others alone",
    text: `
FROM opensuse/leap:15.6
RUN zypper -n update && zypper -n install dup
`,
  },
];

describe("zypper-dist-upgrade", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

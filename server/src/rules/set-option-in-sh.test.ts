import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./set-option-in-sh.ts";

const CASES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "finds it under sh, and not its near misses",
    text: `
FROM debian:12
RUN set -o pipefail
           ^^^^^^^^ set-option-in-sh: POSIX's set has no option pipefail; let bash run this.
RUN set -eo pipefail
            ^^^^^^^^ set-option-in-sh: POSIX's set has no option pipefail; let bash run this.
RUN set -o errexit
RUN set -eu
`,
  },
  {
    title: "leaves other shells alone",
    text: `
FROM debian:12
SHELL ["/bin/bash", "-c"]
RUN set -o pipefail
RUN set -eo pipefail
RUN set -o errexit
RUN set -eu
`,
  },
];

describe("set-option-in-sh", () => {
  it.each(CASES)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

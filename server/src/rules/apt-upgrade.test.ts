import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./apt-upgrade.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports every kind",
    text: `
FROM debian:13
RUN apt-get update && apt-get -y upgrade && apt-get dist-upgrade -y && apt full-upgrade
                      ^^^^^^^^^^^^^^^^^^ apt-upgrade: What this upgrades is in the image twice, and differs with the day of the build: take a newer base image.
                                            ^^^^^^^^^^^^^^^^^^^^ apt-upgrade: What this upgrades is in the image twice, and differs with the day of the build: take a newer base image.
                                                                       ^^^^^^^^^^^^^^^^ apt-upgrade: What this upgrades is in the image twice, and differs with the day of the build: take a newer base image.
`,
  },
  {
    title: "leaves others alone",
    text: `
FROM debian:13
RUN apt-get update && apt-get install -y upgrade
`,
  },
];

describe("apt-upgrade", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

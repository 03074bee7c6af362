import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./gem-version-unpinned.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "names what has no version",
    text: `
FROM ruby:3.4
RUN gem install bundler
                ^^^^^^^ gem-version-unpinned: bundler comes in whatever version there is on the day of the build: write bundler:<version>.
RUN gem i --no-document rails:8.0 rake -- --use-system-libraries
                                  ^^^^ gem-version-unpinned: rake comes in whatever version there is on the day of the build: write rake:<version>.
`,
  },
  {
    title: "takes versions and files",
    text: `
FROM ruby:3.4
RUN gem install bundler:2.6 && gem install rails -v 8.0 && gem install rake --version=13
RUN gem install ./x.gem && gem install -g Gemfile && gem update --system
`,
  },
];

describe("gem-version-unpinned", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./deprecated-bundle-flag.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports each flag",
    text: `
FROM ruby:3.4
RUN bundle install --without development --deployment --jobs 4
                   ^^^^^^^^^ deprecated-bundle-flag: Bundler no longer wants --without here: say it with bundle config set --local without development.
                                         ^^^^^^^^^^^^ deprecated-bundle-flag: Bundler no longer wants --deployment here: say it with bundle config set --local deployment true.
RUN bundle install --path=vendor/bundle
                   ^^^^^^^^^^^^^^^^^^^^ deprecated-bundle-flag: Bundler no longer wants --path here: say it with bundle config set --local path vendor/bundle.
`,
  },
  {
    title: "leaves alone what Bundler wants",
    text: `
FROM ruby:3.4
RUN bundle config set --local without development && bundle install --jobs 4 --retry 3
RUN bundle exec rake --path x
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "sets it before",
      text: `
FROM ruby:3.4
RUN bundle install --without "development test" --jobs 4
RUN bundle install --deployment
`,
      after: `
FROM ruby:3.4
RUN bundle config set --local without 'development test' && bundle install --jobs 4
RUN bundle config set --local deployment true && bundle install
`,
    },
  ];

describe("deprecated-bundle-flag", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./composer-dev-packages.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports an install in an image",
    text: `
FROM php:8.4
RUN composer install --optimize-autoloader
    ^^^^^^^^^^^^^^^^ composer-dev-packages: This puts what is only for development into the image: add --no-dev.
`,
  },
  {
    title: "leaves alone stages for work, and what is said otherwise",
    text: `
FROM php:8.4 AS vendor
RUN composer install
FROM php:8.4 AS dev
RUN composer install
FROM php:8.4
RUN composer install --no-dev && composer -d /app dump-autoload
ENV COMPOSER_NO_DEV=1
RUN composer install
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "says it",
      text: `
FROM php:8.4
RUN composer -d /app install
`,
      after: `
FROM php:8.4
RUN composer -d /app install --no-dev
`,
    },
  ];

describe("composer-dev-packages", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});

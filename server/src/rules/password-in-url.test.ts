import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./password-in-url.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports user and password, wherever they stand",
    text: `
FROM a:1
RUN git clone https://ci:hunter2@git.internal.test/x
                         ^^^^^^^ password-in-url: The password of this address can be read by everyone who has the image: hand it over when it is needed, to a build with RUN --mount=type=secret.
ENV DB="postgres://app:hunter2@db:5432/app"
                       ^^^^^^^ password-in-url: The password of this address can be read by everyone who has the image: hand it over when it is needed, to a build with RUN --mount=type=secret.
ADD https://:hunter2@files.internal.test/x /x
             ^^^^^^^ password-in-url: The password of this address can be read by everyone who has the image: hand it over when it is needed, to a build with RUN --mount=type=secret.
`,
  },
  {
    title: "leaves alone what is none, or nothing to know",
    text: `
# https://ci:hunter2@git.internal.test/x
FROM a:1
RUN git clone https://ci:$TOKEN@git.internal.test/x && git clone https://ci@host/x
RUN DB=postgres://app:hunter2@localhost/x npm run build
ENV DB=postgres://postgres:postgres@db/x E=https://user:password@host F=https://host:80/a@b
RUN curl https://a:b@c.example.com
`,
  },
];

describe("password-in-url", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

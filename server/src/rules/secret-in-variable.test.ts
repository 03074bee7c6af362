import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../lint/configuration.ts";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./secret-in-variable.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports names of secrets",
    text: `
FROM a:1
ARG NPM_TOKEN
    ^^^^^^^^^ secret-in-variable: Whoever has the image can read NPM_TOKEN in its history: hand a secret over with RUN --mount=type=secret.
ARG a=1 PASSWORD=x SECRET
        ^^^^^^^^ secret-in-variable: Whoever has the image can read PASSWORD in its history: hand a secret over with RUN --mount=type=secret.
                   ^^^^^^ secret-in-variable: Whoever has the image can read SECRET in its history: hand a secret over with RUN --mount=type=secret.
ENV API_KEY=x AUTH=y
    ^^^^^^^ secret-in-variable: Whoever has the image can read API_KEY: hand a secret over with RUN --mount=type=secret, or when the container starts.
              ^^^^ secret-in-variable: Whoever has the image can read AUTH: hand a secret over with RUN --mount=type=secret, or when the container starts.
ENV db_passwd z
    ^^^^^^^^^ secret-in-variable: Whoever has the image can read db_passwd: hand a secret over with RUN --mount=type=secret, or when the container starts.
`,
  },
  {
    title: "leaves alone what is public, a file or a version",
    text: `
FROM a:1
ARG PUBLIC_KEY
ENV PASSWORD_FILE=/x TOKEN_VERSION=1
ARG KEYBOARD TOKENIZER AUTHOR
LABEL password=x
`,
  },
  {
    title: "on request reports what may be one",
    text: `
ARG TOKEN
    ^^^^^ secret-in-variable: Whoever has the image can read TOKEN in its history: hand a secret over with RUN --mount=type=secret.
ARG MYPASSWORD
    ^^^^^^^^^^ secret-in-variable: Whoever has the image can read MYPASSWORD in its history: hand a secret over with RUN --mount=type=secret.
ARG VERSION
FROM a:1
ENV SMTP_USERNAME=x DBPASSWORD=y
    ^^^^^^^^^^^^^ secret-in-variable: Whoever has the image can read SMTP_USERNAME: hand a secret over with RUN --mount=type=secret, or when the container starts.
                    ^^^^^^^^^^ secret-in-variable: Whoever has the image can read DBPASSWORD: hand a secret over with RUN --mount=type=secret, or when the container starts.
ARG SSHKEY_PATH
`,
  },
  {
    title: "leaves triggers to who inherits them",
    text: `
FROM a:1 AS x
ONBUILD ARG PASSWORD
FROM x
     ^ secret-in-variable: Whoever has the image can read PASSWORD in its history: hand a secret over with RUN --mount=type=secret.
`,
  },
];

describe("secret-in-variable", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it("leaves alone by default what gives nothing away", async () => {
    const text = `
FROM a:1
ENV MYSQL_ALLOW_EMPTY_PASSWORD=yes TOKEN= SECRET=""
ARG TOKEN
    ^^^^^ secret-in-variable: Whoever has the image can read TOKEN in its history: hand a secret over with RUN --mount=type=secret.
`;
    const configuration = DEFAULT_CONFIGURATION;
    expect(await marked([rule], withoutMarks(text), { configuration })).toBe(text);
  });
});

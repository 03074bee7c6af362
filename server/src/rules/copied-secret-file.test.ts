import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./copied-secret-file.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports files and folders by their names",
    text: `
FROM a:1
COPY .env ./conf/.env.production /app/
     ^^^^ copied-secret-file: .env tends to hold secrets, and everyone who has the image can read it: hand it to the RUN that needs it with --mount=type=secret.
          ^^^^^^^^^^^^^^^^^^^^^^ copied-secret-file: .env.production tends to hold secrets, and everyone who has the image can read it: hand it to the RUN that needs it with --mount=type=secret.
ADD ["deploy/id_rsa", "/root/.ssh/"]
     ^^^^^^^^^^^^^^^ copied-secret-file: id_rsa tends to hold secrets, and everyone who has the image can read it: hand it to the RUN that needs it with --mount=type=secret.
COPY .aws/credentials .ssh/ tls/server.key /x/
     ^^^^^^^^^^^^^^^^ copied-secret-file: credentials tends to hold secrets, and everyone who has the image can read it: hand it to the RUN that needs it with --mount=type=secret.
                      ^^^^^ copied-secret-file: .ssh tends to hold secrets, and everyone who has the image can read it: hand it to the RUN that needs it with --mount=type=secret.
                            ^^^^^^^^^^^^^^ copied-secret-file: server.key tends to hold secrets, and everyone who has the image can read it: hand it to the RUN that needs it with --mount=type=secret.
ONBUILD COPY service-account.json /x/
             ^^^^^^^^^^^^^^^^^^^^ copied-secret-file: service-account.json tends to hold secrets, and everyone who has the image can read it: hand it to the RUN that needs it with --mount=type=secret.
`,
  },
  {
    title: "leaves alone examples, other files and other stages",
    text: `
FROM a:1 AS b
FROM a:1
COPY .env.example .env.sample public.pem id_rsa.pub environment credentials.ts /x/
COPY --from=b /root/.env /x/
COPY <<.env /x/
A=b
.env
`,
  },
];

describe("copied-secret-file", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

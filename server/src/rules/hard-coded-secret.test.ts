import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./hard-coded-secret.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports secrets wherever they stand",
    text: `
FROM a:1
ENV X=ghp_0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hard-coded-secret: This is a token of GitHub, and everyone who has the image can read it: revoke it, and hand the next one to the build with RUN --mount=type=secret.
ARG Y="ghp_0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R"
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hard-coded-secret: This is a token of GitHub, and everyone who has the image can read it: revoke it, and hand the next one to the build with RUN --mount=type=secret.
LABEL z ghp_0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hard-coded-secret: This is a token of GitHub, and everyone who has the image can read it: revoke it, and hand the next one to the build with RUN --mount=type=secret.
RUN curl -H "Authorization: ghp_0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R x" https://x
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hard-coded-secret: This is a token of GitHub, and everyone who has the image can read it: revoke it, and hand the next one to the build with RUN --mount=type=secret.
COPY <<EOF /key
-----BEGIN OPENSSH PRIVATE KEY-----
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hard-coded-secret: This is a private key, and everyone who has the image can read it: revoke it, and hand the next one to the build with RUN --mount=type=secret.
abc
EOF
ONBUILD RUN x=npm_0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hard-coded-secret: This is a token of npm, and everyone who has the image can read it: revoke it, and hand the next one to the build with RUN --mount=type=secret.
`,
  },
  {
    title: "reports those in comments",
    text: `
# was: ghp_0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hard-coded-secret: This is a token of GitHub, and everyone who has the file can read it: revoke it.
FROM a:1
`,
  },
  {
    title: "leaves alone what is none",
    text: `
FROM a:1
ENV X=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx Y=ghp_short Z=AKIAIOSFODNN7EXAMPLE
RUN mask-learning-something-else-altogether task-0123456789012345678901
RUN x --from=sk-learn-contrib-extras-and-more
LABEL y=$TOKEN
`,
  },
];

describe("hard-coded-secret", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});

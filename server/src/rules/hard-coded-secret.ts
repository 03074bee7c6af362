import { findSecrets } from "@strata/protocol/secrets";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "hard-coded-secret",
    aliases: ["tally/secrets-in-code"],
    group: "security",
    severity: "error",
    recommended: true,
    fix: "none",
    messages: {
      secret:
        "This is {kind}, and everyone who has the image can read it: revoke it, and hand the next one to the build with RUN --mount=type=secret.",
      "in-comment": "This is {kind}, and everyone who has the file can read it: revoke it.",
    },
  },
  check({ dockerfile, report }) {
    for (const { kind, start, end } of findSecrets(dockerfile.text)) {
      const inComment = dockerfile.comments.some(
        ({ span }) => span.start <= start && start < span.end,
      );
      const message = inComment ? "in-comment" : "secret";
      report({ message, args: { kind: NAMES[kind] }, span: { start, end } });
    }
  },
});

const NAMES = {
  "private-key": "a private key",
  "aws-key": "a key of AWS",
  "docker-token": "a token of Docker Hub",
  "github-token": "a token of GitHub",
  "gitlab-token": "a token of GitLab",
  "google-key": "a key of Google",
  "hugging-face-token": "a token of Hugging Face",
  jwt: "a signed web token",
  "npm-token": "a token of npm",
  "pypi-token": "a token of PyPI",
  "secret-key": "a secret key",
  "sendgrid-key": "a key of SendGrid",
  "slack-token": "a token of Slack",
  "stripe-key": "a key of Stripe",
} as const satisfies Readonly<Record<ReturnType<typeof findSecrets>[number]["kind"], string>>;

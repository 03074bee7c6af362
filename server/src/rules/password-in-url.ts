import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "password-in-url",
    aliases: [],
    group: "security",
    severity: "warning",
    recommended: true,
    fix: "none",
    messages: {
      password:
        "The password of this address can be read by everyone who has the image: hand it over when it is needed, to a build with RUN --mount=type=secret.",
    },
  },
  check({ dockerfile, report }) {
    const { text, comments } = dockerfile;
    for (const match of text.matchAll(ADDRESS)) {
      const [whole, before = "", user = "", password = "", host = ""] = match;
      if (isHarmless(user, password, host)) continue;
      if (comments.some(({ span }) => span.start <= match.index && match.index < span.end))
        continue;
      const end = match.index + whole.length - host.length - 1;
      const start = match.index + before.length;
      report({ message: "password", span: { start, end } });
    }
  },
});

/** `scheme://user:password@host` */
const ADDRESS =
  /((?<![a-z0-9+.-])[a-z][a-z0-9+.-]*:\/\/([^\s/:@"'`<>]*):)([^\s/@"'`<>]+)@([\w.-]*)/gi;

/** A placeholder, a variable, or what leads to the very container. */
function isHarmless(user: string, password: string, host: string): boolean {
  if (/^(?:localhost|127\.|0\.0\.0\.0$|(?:[\w-]+\.)*example\.(?:com|org|net)$|$)/i.test(host))
    return true;
  if (password.includes("$") || password === user) return true;
  return /^(?:pass(?:word|wd)?|pwd|secret|change-?me|dummy|example|fake|foo|placeholder|test|token|your\w*|x+|\*+|•+|\.+)$/i.test(
    password,
  );
}

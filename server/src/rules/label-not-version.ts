import { defineRule } from "./rule.ts";
import { LABEL_SCHEMA, labelsOfType } from "./support/labels.ts";

export const rule = defineRule({
  meta: {
    id: "label-not-version",
    aliases: ["DL3056"],
    group: "metadata",
    severity: "warning",
    recommended: true,
    fix: "suggestion",
    messages: {
      invalid: "{key} has to be a semantic version such as 1.4.0 or 2.0.0-rc.1.",
      change: "Change to {version}",
    },
    options: LABEL_SCHEMA,
  },
  check(context) {
    const { text } = context.dockerfile;
    for (const { key, value, valueSpan: span } of labelsOfType(context, "semver")) {
      if (VERSION.test(value)) continue;
      const version = mended(value);
      const written = text.slice(span.start, span.end);
      const isPlain = VERSION.test(version) && written.includes(value);
      const edits = [{ span, text: written.replace(value, () => version) }];
      context.report({
        message: "invalid",
        args: { key },
        span,
        fixes: isPlain ? [{ kind: "suggestion", title: "change", args: { version }, edits }] : [],
      });
    }
  },
});

const NUMBER = "(?:0|[1-9]\\d*)";
const BEFORE_RELEASE = `(?:${NUMBER}|\\d*[a-zA-Z-][0-9a-zA-Z-]*)`;

/** @see https://semver.org/#is-there-a-suggested-regular-expression-regex-to-check-a-semver-string */
const VERSION = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}` +
    `(?:-${BEFORE_RELEASE}(?:\\.${BEFORE_RELEASE})*)?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?$`,
);

/** Without a `v`, and with the numbers that are left out. */
function mended(value: string): string {
  const version = value.replace(/^[vV]/, "");
  if (/^\d+$/.test(version)) return `${version}.0.0`;
  return /^\d+\.\d+$/.test(version) ? `${version}.0` : version;
}

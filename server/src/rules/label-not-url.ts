import { defineRule } from "./rule.ts";
import { LABEL_SCHEMA, labelsOfType } from "./support/labels.ts";

export const rule = defineRule({
  meta: {
    id: "label-not-url",
    aliases: ["DL3052"],
    group: "metadata",
    severity: "warning",
    recommended: true,
    fix: "none",
    messages: { invalid: "{key} has to be a URL such as https://example.com/docs." },
    options: LABEL_SCHEMA,
  },
  check(context) {
    for (const { key, value, valueSpan: span } of labelsOfType(context, "url")) {
      if (URL_FORM.test(value)) continue;
      context.report({ message: "invalid", args: { key, value }, span });
    }
  },
});

/** @see https://www.rfc-editor.org/rfc/rfc3986#section-3 */
const URL_FORM = /^[a-z][a-z0-9+.-]*:(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9a-f]{2})+$/i;

import { defineRule } from "./rule.ts";
import { LABEL_SCHEMA, labelsOfType } from "./support/labels.ts";

export const rule = defineRule({
  meta: {
    id: "label-not-email",
    aliases: ["DL3058"],
    group: "metadata",
    severity: "warning",
    recommended: true,
    fix: "none",
    messages: { invalid: "{key} has to be an email address such as team@example.com." },
    options: LABEL_SCHEMA,
  },
  check(context) {
    for (const { key, value, valueSpan: span } of labelsOfType(context, "email")) {
      if (ADDRESS.test(value)) continue;
      context.report({ message: "invalid", args: { key, value }, span });
    }
  },
});

const LOCAL = "[\\w.!#$%&'*+/=?^`{|}~-]+";
const HOST_PART = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

/** @see https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address */
const ADDRESS = new RegExp(`^${LOCAL}@${HOST_PART}(?:\\.${HOST_PART})*$`, "i");

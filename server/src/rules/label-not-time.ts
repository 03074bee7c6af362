import { defineRule } from "./rule.ts";
import { LABEL_SCHEMA, labelsOfType } from "./support/labels.ts";

export const rule = defineRule({
  meta: {
    id: "label-not-time",
    aliases: ["DL3053"],
    group: "metadata",
    severity: "warning",
    recommended: true,
    fix: "none",
    messages: { invalid: "{key} has to be a time such as 2026-01-31T12:00:00Z." },
    options: LABEL_SCHEMA,
  },
  check(context) {
    for (const { key, value, valueSpan: span } of labelsOfType(context, "rfc3339")) {
      if (isTime(value)) continue;
      context.report({ message: "invalid", args: { key, value }, span });
    }
  },
});

const TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|[+-](\d\d):(\d\d))$/;

/** @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6 */
function isTime(text: string): boolean {
  const match = TIME.exec(text);
  if (match === null) return false;
  const number = (group: number) => Number(match[group] ?? 0);
  const [year, month, day, hour] = [number(1), number(2), number(3), number(4)];
  const lastDay = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= lastDay &&
    hour < 24 &&
    number(5) < 60 &&
    // A leap second.
    number(6) <= 60 &&
    number(7) < 24 &&
    number(8) < 60
  );
}

import { defineRule } from "./rule.ts";
import { LABEL_SCHEMA, labelsOfType } from "./support/labels.ts";
import { LICENSE_IDS } from "./support/license-ids.ts";

export const rule = defineRule({
  meta: {
    id: "label-not-license",
    aliases: ["DL3054"],
    group: "metadata",
    severity: "warning",
    recommended: true,
    fix: "suggestion",
    messages: {
      invalid: "{key} has to be a license by its SPDX name, such as Apache-2.0.",
      change: "Change to {license}",
    },
    options: LABEL_SCHEMA,
  },
  check(context) {
    const { text } = context.dockerfile;
    for (const { key, value, valueSpan: span } of labelsOfType(context, "spdx")) {
      if (isExpression(value)) continue;
      const license = [...LICENSE_IDS].find((id) => id.toLowerCase() === value.toLowerCase());
      const written = text.slice(span.start, span.end);
      const fixes =
        license === undefined || !written.includes(value)
          ? []
          : [
              {
                kind: "suggestion" as const,
                title: "change" as const,
                args: { license },
                edits: [{ span, text: written.replace(value, license) }],
              },
            ];
      context.report({ message: "invalid", args: { key }, span, fixes });
    }
  },
});

/**
 * Whether licenses are put together as SPDX does it: `MIT OR (GPL-2.0-only WITH x AND 0BSD)`.
 *
 * @see https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/
 */
function isExpression(text: string): boolean {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  let depth = 0;
  let wantsLicense = true;
  for (const [index, token] of tokens.entries()) {
    if (token === "(" || token === ")") {
      if ((token === "(") !== wantsLicense) return false;
      depth += token === "(" ? 1 : -1;
      if (depth < 0) return false;
    } else if (wantsLicense) {
      if (tokens[index - 1] !== "WITH" && !isLicense(token)) return false;
      wantsLicense = false;
    } else if (token === "AND" || token === "OR" || token === "WITH") wantsLicense = true;
    else return false;
  }
  return !wantsLicense && depth === 0;
}

function isLicense(name: string): boolean {
  return (
    LICENSE_IDS.has(name.replace(/\+$/, "")) ||
    /^(?:DocumentRef-[\w.-]+:)?LicenseRef-[\w.-]+$/.test(name)
  );
}

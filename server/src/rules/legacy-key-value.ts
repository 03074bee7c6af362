import type { EscapeToken, Pair } from "../syntax/tree.ts";
import type { Edit } from "../text/edit.ts";
import { defineRule } from "./rule.ts";
import { builtSteps } from "./support/built-steps.ts";

export const rule = defineRule({
  meta: {
    id: "legacy-key-value",
    aliases: ["LegacyKeyValueFormat", "label_invalid", "invalid_format"],
    group: "deprecated",
    severity: "warning",
    recommended: true,
    fix: "safe",
    tag: "deprecated",
    messages: {
      legacy: "{keyword} {name} value is the old form, with a single pair: write {name}=value.",
      change: "Write {keyword} with =",
    },
  },
  check({ dockerfile, evaluation, report }) {
    for (const { instruction, inherited } of builtSteps(evaluation, ["ENV", "LABEL"])) {
      const { args, keyword } = instruction;
      if (args.kind !== "pairs" || !args.legacy) continue;
      for (const pair of args.pairs) {
        const edits = inherited === null ? equalsEdits(pair, dockerfile.escape) : [];
        report({
          message: "legacy",
          args: { keyword, name: pair.name.text },
          span: inherited ?? pair.span,
          fixes:
            edits.length === 0 ? [] : [{ kind: "safe", title: "change", args: { keyword }, edits }],
        });
      }
    }
  },
});

/** None where it is not plain how the value has to be quoted. */
function equalsEdits({ name, value }: Pair, escape: EscapeToken): readonly Edit[] {
  if (value === null || /["'=]/.test(name.text) || name.text.includes(escape)) return [];
  const between = { start: name.span.end, end: value.span.start };
  const isWhole = /^(?:[^\s"'\\`]|"[^"\\`]*"|'[^']*')+$/.test(value.text);
  if (isWhole) return [{ span: between, text: "=" }];
  if (/["'\\`]/.test(value.text)) return [];
  const { end } = value.span;
  return [
    { span: between, text: '="' },
    { span: { start: end, end }, text: '"' },
  ];
}

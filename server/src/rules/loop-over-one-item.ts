import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "loop-over-one-item",
    aliases: ["SC2043"],
    group: "shell",
    severity: "warning",
    recommended: false,
    fix: "none",
    needs: { kind: "script", pattern: /\bfor\b/ },
    messages: {
      one: "This loop runs once, for {item}; is there a $, a pattern or a second item missing?",
    },
  },
  check({ shellScripts, report }) {
    for (const { facts, span } of shellScripts) {
      for (const { kind, items } of facts.loops) {
        const [item, ...others] = items ?? [];
        if (kind !== "for" || item === undefined || others.length > 0 || !item.literal) continue;
        const isText = item.parts.every(({ quote }) => quote !== "single");
        if (!isText || /[*?[{,]/.test(item.shape) || item.text === "") continue;
        report({ message: "one", args: { item: item.text }, span: span(item) });
      }
    }
  },
});

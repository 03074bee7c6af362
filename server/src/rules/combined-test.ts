import type { TestFact, TestItem } from "../shell/script-facts.ts";
import { defineRule } from "./rule.ts";
import { replace } from "./support/shell-edits.ts";

export const rule = defineRule({
  meta: {
    id: "combined-test",
    aliases: ["SC2166"],
    group: "shell",
    severity: "warning",
    recommended: false,
    fix: "suggestion",
    needs: { kind: "script", pattern: /\s-[ao]\s/ },
    messages: {
      combined:
        "What {text} means inside a test depends on the shell and on the words beside it; join two tests with {operator}.",
      split: "Make it two tests with {operator}",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      const { text, tests } = script.facts;
      for (const test of tests) {
        if (test.kind !== "[") continue;
        for (const item of joints(test)) {
          const operator = item.text === "-a" ? "&&" : "||";
          report({
            message: "combined",
            args: { text: item.text, operator },
            span: script.span(item),
            fixes: canSplit(test, text)
              ? [
                  {
                    kind: "suggestion",
                    title: "split",
                    args: { operator },
                    edits: [replace(script, item, `] ${operator} [`)],
                  },
                ]
              : [],
          });
        }
      }
    }
  },
});

/** The `-a` and `-o` that stand between two expressions. */
function joints({ items }: TestFact): readonly TestItem[] {
  return items.filter(({ text, word }, index) => {
    if (word !== null || (text !== "-a" && text !== "-o")) return false;
    const before = items[index - 1];
    if (before === undefined || index === items.length - 1) return false;
    return before.word !== null || before.text === ")";
  });
}

function canSplit(test: TestFact, text: string): boolean {
  const signs = new Set(joints(test).map((item) => item.text));
  if (signs.size > 1) return false;
  if (test.items.some((item) => item.word === null && /[()]/.test(item.text))) return false;
  if (test.items.some((item) => /^\\?[()]$/.test(item.text))) return false;
  return !/(?:\|\||&&|!)\s*$/.test(text.slice(Math.max(test.start - 20, 0), test.start));
}

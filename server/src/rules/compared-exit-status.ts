import type { TestFact, TestItem } from "../shell/script-facts.ts";
import type { ShellScript } from "../shell/shell-script.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "compared-exit-status",
    aliases: ["SC2181"],
    group: "shell",
    severity: "hint",
    recommended: false,
    fix: "none",
    needs: { kind: "script", pattern: /\$\?|\$\{\?\}/ },
    messages: {
      compared: "Put the command into the condition itself instead of looking at $? behind it.",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      for (const test of script.facts.tests) {
        const status = test.kind === "((" ? inArithmetic(script, test) : statusWord(test);
        if (status !== undefined && !startsFunction(script, test)) {
          report({ message: "compared", span: script.span(status) });
        }
      }
    }
  },
});

const COMPARISONS: ReadonlySet<string> = new Set(["-eq", "-ne", "-gt", "=", "==", "!="]);

function statusWord({ kind, items }: TestFact): TestItem | undefined {
  if (kind === "test") return undefined;
  const [left, operator, right, ...more] = items[0]?.text === "!" ? items.slice(1) : items;
  if (more.length > 0 || operator?.word !== null || !COMPARISONS.has(operator.text))
    return undefined;
  if (isStatus(left) && right?.text === "0") return left;
  return isStatus(right) && left?.text === "0" ? right : undefined;
}

function isStatus(item: TestItem | undefined): boolean {
  const parts = item?.word?.parts ?? [];
  return parts.length === 1 && parts[0]?.expansion?.name === "?";
}

function inArithmetic({ facts }: ShellScript, { start, end }: TestFact) {
  const text = facts.text.slice(start + 2, end - 2).trim();
  if (!/^\$\?(?:\s*(?:==|!=|>)\s*0)?$|^0\s*(?:==|!=|<)\s*\$\?$/.test(text)) return undefined;
  return facts.expansions.find((each) => each.name === "?" && each.start > start && each.end < end);
}

/** There it is the status of what ran before the call. */
function startsFunction({ facts }: ShellScript, { start }: TestFact): boolean {
  return /\(\)\s*\{\s*(?:if\s+)?$/.test(facts.text.slice(Math.max(start - 40, 0), start));
}

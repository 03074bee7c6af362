import type { Place, ScriptFacts } from "../shell/script-facts.ts";
import type { ShellScript } from "../shell/shell-script.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "unassigned-shell-variable",
    aliases: ["SC2154"],
    group: "shell",
    severity: "warning",
    recommended: false,
    fix: "none",
    needs: { kind: "script", pattern: /\$/ },
    messages: {
      unassigned: "Neither this script nor the Dockerfile sets {name}.",
    },
  },
  check({ shellScripts, report }) {
    for (const script of shellScripts) {
      if (script.runsIn !== "build") continue;
      const told = namesSet(script);
      for (const use of usesOf(script.facts)) {
        if (told.has(use.name)) continue;
        told.add(use.name);
        report({ message: "unassigned", args: { name: use.name }, span: script.span(use) });
      }
    }
  },
});

interface Use extends Place {
  readonly name: string;
}

/** Uses that expect a value, in the order of the text. */
function usesOf(facts: ScriptFacts): readonly Use[] {
  const guarded = guardedNames(facts);
  const expansions = facts.expansions.filter(
    ({ kind, operator }) => kind === "variable" && !/^:?[-+?=]$/.test(operator),
  );
  // Names in capitals are the environment's, and the base image may set them.
  return [...expansions, ...facts.numbers]
    .filter(({ name }) => /^[A-Za-z_]\w*$/.test(name) && /[a-z]/.test(name) && !guarded.has(name))
    .sort((a, b) => a.start - b.start);
}

/** `[ -z "$name" ]` asks whether there is a value at all. */
function guardedNames({ tests, expansions }: ScriptFacts): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { items } of tests) {
    items.forEach(({ text, word }, index) => {
      if (word !== null || !/^-[nzv]$/.test(text)) return;
      const next = items[index + 1]?.word;
      for (const { expansion } of next?.parts ?? []) names.add(expansion?.name ?? "");
      if (text === "-v" && next !== undefined && next !== null) names.add(next.text);
    });
    const [only, ...others] = items;
    if (others.length === 0)
      for (const part of only?.word?.parts ?? []) names.add(part.expansion?.name ?? "");
  }
  for (const { name, operator } of expansions) {
    if (operator === "names") names.add(name);
  }
  return names;
}

function namesSet({ facts, known }: ShellScript): Set<string> {
  const assigned = facts.assignments.filter(({ by }) => by !== "prefix");
  return new Set([...known, ...assigned.map(({ name }) => name)]);
}

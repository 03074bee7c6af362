import type { ExpansionFact, ScriptFacts } from "../../shell/script-facts.ts";

/** Names of variables whose value the script looks at. */
export function usedNames(facts: ScriptFacts): ReadonlySet<string> {
  const names = new Set(facts.reads);
  for (const { kind, name } of facts.expansions) if (kind === "variable") names.add(name);
  return names;
}

/** Expansions that are a command's whole name: options may come with it, and so it may be split. */
export function wholeNames({ commands }: ScriptFacts): ReadonlySet<ExpansionFact> {
  const found = new Set<ExpansionFact>();
  for (const { words } of commands) {
    const [part, ...others] = words[0]?.parts ?? [];
    const expansion = others.length === 0 ? part?.expansion : null;
    if (expansion !== null && expansion !== undefined) found.add(expansion);
  }
  return found;
}

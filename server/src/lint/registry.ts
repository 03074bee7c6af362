import { RULES } from "../rules/index.generated.ts";
import type { Rule } from "../rules/rule.ts";

const byName = new Map(
  RULES.flatMap((rule) =>
    [rule.meta.id, ...rule.meta.aliases].map((name) => [name.toLowerCase(), rule] as const),
  ),
);

/** A rule by its id or by what another tool calls it, whatever the case. */
export function ruleByName(name: string): Rule | undefined {
  return byName.get(name.toLowerCase());
}

/** A rule's own name for one of another tool's. */
export function ruleId(name: string): string {
  return ruleByName(name)?.meta.id ?? name;
}

/** Every name that a rule can be called by. */
export function ruleNames(): readonly string[] {
  return RULES.flatMap(({ meta }) => [meta.id, ...meta.aliases]);
}

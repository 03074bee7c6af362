import { isMap, type Node } from "yaml";
import type { Severity } from "../rules/rule.ts";
import type {
  ConfigurationLayer,
  FailureThreshold,
  OptionValue,
  RuleSetting,
} from "./configuration.ts";
import { ruleByName } from "./registry.ts";
import { readFlag, readTexts } from "./rule-settings.ts";
import { type ConfigurationReport, entries, shown, textOf, textsOf } from "./yaml-nodes.ts";

/**
 * A hadolint configuration, as far as it says something about what we check too. Codes of rules
 * that are not ours and keys for hadolint's own output are passed over in silence.
 *
 * @see https://github.com/hadolint/hadolint#configure
 */
export function readHadolint(root: Node, report: ConfigurationReport): ConfigurationLayer {
  const rules = new Map<string, RuleSetting>();
  let read: ConfigurationLayer = {};
  for (const { name, value } of entries(root)) {
    switch (name) {
      case "ignored":
        for (const code of texts(name, value, report)) set(rules, code, "off");
        break;
      case "override":
        readOverride(value, rules, report);
        break;
      case "trustedRegistries":
        setOption(rules, "untrusted-registry", name, texts(name, value, report));
        break;
      case "label-schema":
        setOption(rules, "missing-label", "labelSchema", readTexts(name, value, null, report));
        break;
      case "strict-labels":
        setOption(rules, "unknown-label", "strictLabels", readFlag(name, value, report));
        break;
      case "disable-ignore-pragma":
        setOption(rules, "ignore-comment", "withoutEffect", readFlag(name, value, report));
        break;
      case "failure-threshold": {
        const threshold = LEVELS.get(textOf(value) ?? "");
        const values = [...LEVELS.keys()].join(", ");
        const args = { what: name, values, value: shown(value) };
        if (threshold === undefined) report("not-one-of", args, value);
        else read = { ...read, failureThreshold: threshold };
        break;
      }
      default:
        break;
    }
  }
  // What is ignored stays so, whatever severity it is given elsewhere in the file.
  return { ...read, rules };
}

const LEVELS: ReadonlyMap<string, FailureThreshold> = new Map([
  ["error", "error"],
  ["warning", "warning"],
  ["info", "info"],
  ["style", "hint"],
  ["ignore", "hint"],
  ["none", "none"],
]);

function readOverride(
  node: Node | null,
  rules: Map<string, RuleSetting>,
  report: ConfigurationReport,
): void {
  if (!isMap(node)) report("not-a-map", { what: "override" }, node);
  for (const { name, value } of entries(node)) {
    const severity = OVERRIDES.get(name);
    if (severity === undefined) continue;
    for (const code of texts(name, value, report)) {
      const id = ruleByName(code)?.meta.id ?? "";
      if (rules.get(id)?.severity !== "off") set(rules, code, severity);
    }
  }
}

const OVERRIDES: ReadonlyMap<string, Severity> = new Map([
  ["error", "error"],
  ["warning", "warning"],
  ["info", "info"],
  ["style", "hint"],
]);

function set(
  rules: Map<string, RuleSetting>,
  code: string,
  severity: RuleSetting["severity"],
): void {
  const rule = ruleByName(code);
  if (rule === undefined) return;
  rules.set(rule.meta.id, { severity, options: rules.get(rule.meta.id)?.options ?? {} });
}

function setOption(
  rules: Map<string, RuleSetting>,
  id: string,
  name: string,
  value: OptionValue | null,
): void {
  if (value === null) return;
  const { severity = null, options = {} } = rules.get(id) ?? {};
  rules.set(id, { severity, options: { ...options, [name]: value } });
}

function texts(what: string, node: Node | null, report: ConfigurationReport): readonly string[] {
  const list = textsOf(node);
  if (list === null) report("not-a-list", { what }, node);
  return list ?? [];
}

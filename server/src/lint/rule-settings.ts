import { isMap, type Node } from "yaml";
import type { OptionSpec } from "../rules/rule.ts";
import { nearestWord } from "../syntax/suggest.ts";
import { isSeverity, type OptionValue, type RuleSetting } from "./configuration.ts";
import { ruleByName, ruleNames } from "./registry.ts";
import { type ConfigurationReport, entries, shown, textOf, textsOf } from "./yaml-nodes.ts";

type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** `rules:` of a configuration file: by id or alias, a severity or severity and options. */
export function readRules(
  node: Node | null,
  report: ConfigurationReport,
): ReadonlyMap<string, RuleSetting> {
  const rules = new Map<string, RuleSetting>();
  if (!isMap(node)) {
    report("not-a-map", { what: "rules" }, node);
    return rules;
  }
  for (const { key, name, value } of entries(node)) {
    const rule = ruleByName(name);
    if (rule === undefined) {
      const suggestion = nearestWord(name, ruleNames());
      if (suggestion === null) report("unknown-key", { what: "rule", name }, key);
      else report("unknown-key-suggestion", { what: "rule", name, suggestion }, key);
      continue;
    }
    const setting = readSetting(name, value, rule.meta.options ?? {}, report);
    if (setting !== null) rules.set(rule.meta.id, setting);
  }
  return rules;
}

function readSetting(
  name: string,
  node: Node | null,
  specs: OptionSpecs,
  report: ConfigurationReport,
): RuleSetting | null {
  if (!isMap(node)) {
    const severity = readSeverity(name, node, report);
    return severity === null ? null : { severity, options: {} };
  }
  let setting: RuleSetting = { severity: null, options: {} };
  for (const { key, name: part, value } of entries(node)) {
    if (part === "severity") {
      setting = { ...setting, severity: readSeverity(name, value, report) };
    } else if (part === "options") {
      setting = { ...setting, options: readOptions(name, value, specs, report) };
    } else report("unknown-key", { what: `setting of ${name}`, name: part }, key);
  }
  return setting;
}

function readSeverity(
  name: string,
  node: Node | null,
  report: ConfigurationReport,
): RuleSetting["severity"] {
  const text = textOf(node);
  if (text === "off" || isSeverity(text)) return text;
  const values = "off, hint, info, warning, error";
  report("not-one-of", { what: name, values, value: shown(node) }, node);
  return null;
}

function readOptions(
  name: string,
  node: Node | null,
  specs: OptionSpecs,
  report: ConfigurationReport,
): Readonly<Record<string, OptionValue>> {
  const options: Record<string, OptionValue> = {};
  if (!isMap(node)) report("not-a-map", { what: `options of ${name}` }, node);
  for (const { key, name: option, value } of entries(node)) {
    const spec = Object.hasOwn(specs, option) ? specs[option] : undefined;
    if (spec === undefined) {
      report("unknown-key", { what: `option of ${name}`, name: option }, key);
      continue;
    }
    const read = readOption(option, spec, { key, value }, report);
    if (read !== null) options[option] = read;
  }
  return options;
}

function readOption(
  what: string,
  spec: OptionSpec,
  { key, value }: { readonly key: Node; readonly value: Node | null },
  report: ConfigurationReport,
): OptionValue | null {
  switch (spec.type) {
    case "flag":
      return readFlag(what, value ?? key, report);
    case "map":
      return readTexts(what, value ?? key, spec.values ?? null, report);
    case "strings": {
      const texts = textsOf(value);
      if (texts === null) report("not-a-list", { what }, value ?? key);
      return texts;
    }
  }
}

/** True or false; null where it is neither. */
export function readFlag(
  what: string,
  node: Node | null,
  report: ConfigurationReport,
): boolean | null {
  const text = textOf(node);
  if (text === "true" || text === "false") return text === "true";
  report("not-a-boolean", { what }, node);
  return null;
}

/** Texts by name; what is none of `values` is left out. */
export function readTexts(
  what: string,
  node: Node | null,
  values: readonly string[] | null,
  report: ConfigurationReport,
): Readonly<Record<string, string>> | null {
  if (!isMap(node)) {
    report("not-a-map", { what }, node);
    return null;
  }
  const texts: Record<string, string> = {};
  for (const { key, name, value } of entries(node)) {
    const text = textOf(value);
    if (text === null) report("not-a-text", { what: name }, value ?? key);
    else if (values !== null && !values.includes(text)) {
      report("not-one-of", { what: name, values: values.join(", "), value: text }, value ?? key);
    } else texts[name] = text;
  }
  return texts;
}

import type { OptionMap, OptionSpec, Severity } from "../rules/rule.ts";
import { RULES } from "../rules/index.generated.ts";
import { ruleByName, ruleId } from "./registry.ts";

/** What decides which rules run and how loud they are. From files, settings and flags. */
export interface Configuration {
  /** Which rules are on where `rules` says nothing. */
  readonly extends: "recommended" | "all" | "none";
  /** By rule id. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** Problems of this severity or above make a check fail; null leaves it to the caller. */
  readonly failureThreshold: FailureThreshold | null;
  /** How Dockerfiles are built, by pattern; the last that matches wins for each key. */
  readonly build: readonly BuildSettings[];
}

export type FailureThreshold = Severity | "none";

export interface RuleSetting {
  /** Null keeps the rule's own, where the rule is on at all. */
  readonly severity: Severity | "off" | null;
  readonly options: RuleOptions;
}

export type OptionValue = readonly string[] | boolean | OptionMap;

export type RuleOptions = Readonly<Record<string, OptionValue>>;

export interface BuildSettings {
  /** As in .dockerignore, relative to the configuration file's folder. */
  readonly pattern: string;
  readonly context?: string;
  readonly target?: string;
  readonly args?: Readonly<Record<string, string>>;
  /** Named build contexts: folders relative to the configuration file's, or `docker-image://…`. */
  readonly contexts?: Readonly<Record<string, string>>;
  readonly platform?: string;
}

export const DEFAULT_CONFIGURATION: Configuration = {
  extends: "recommended",
  rules: new Map(),
  failureThreshold: null,
  build: [],
};

/** What the editor's settings and flags can say, in the words of `.strata.yaml`. */
export interface ConfigurationLayer extends Partial<Configuration> {
  readonly rules?: ReadonlyMap<string, RuleSetting>;
}

/** Puts a layer above a configuration: what the layer says wins, rule by rule. */
export function layer(below: Configuration, above: ConfigurationLayer): Configuration {
  const rules = new Map(below.rules);
  for (const [id, setting] of above.rules ?? []) {
    const lower = rules.get(id);
    rules.set(id, {
      severity: setting.severity ?? lower?.severity ?? null,
      options: { ...lower?.options, ...setting.options },
    });
  }
  return { ...below, ...above, rules, build: [...below.build, ...(above.build ?? [])] };
}

/**
 * The editor's `strata.lint.rules` as a layer: `{<id or alias>: <severity> | {severity, options}}`.
 * What makes no sense there is left out; the editor marks it by the settings' schema.
 */
export function layerFromSetting(value: unknown): ConfigurationLayer {
  const rules = new Map<string, RuleSetting>();
  for (const [name, written] of Object.entries(isRecord(value) ? value : {})) {
    const rule = ruleByName(name);
    const setting = ruleSetting(written, rule?.meta.options ?? {});
    if (rule !== undefined && setting !== null) rules.set(rule.meta.id, setting);
  }
  return { rules };
}

/** The severity that a rule runs with, or null where it is off. */
export function severityOf(
  configuration: Configuration,
  rule: { readonly id: string; readonly severity: Severity; readonly recommended: boolean },
): Severity | null {
  const setting = configuration.rules.get(rule.id);
  if (setting?.severity === "off") return null;
  if (setting?.severity !== undefined && setting.severity !== null) return setting.severity;
  if (configuration.extends === "all") return rule.severity;
  return configuration.extends === "recommended" && rule.recommended ? rule.severity : null;
}

const SEVERITIES: readonly string[] = ["error", "warning", "info", "hint"];

export function isSeverity(value: unknown): value is Severity {
  return typeof value === "string" && SEVERITIES.includes(value);
}

/** Is `severity` at least as grave as `threshold`? */
export function reaches(severity: Severity, threshold: FailureThreshold): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}

function ruleSetting(
  written: unknown,
  specs: Readonly<Record<string, OptionSpec>>,
): RuleSetting | null {
  if (written === "off" || isSeverity(written)) return { severity: written, options: {} };
  if (!isRecord(written)) return null;
  const { severity, options } = written;
  const chosen = severity === "off" || isSeverity(severity) ? severity : null;
  return { severity: chosen, options: isRecord(options) ? optionValues(options, specs) : {} };
}

/** Those values that are of the kind that the rule declares. */
function optionValues(
  options: Readonly<Record<string, unknown>>,
  specs: Readonly<Record<string, OptionSpec>>,
): RuleOptions {
  const values: Record<string, OptionValue> = {};
  for (const [name, { type }] of Object.entries(specs)) {
    const value = options[name];
    if (type === "flag" && typeof value === "boolean") values[name] = value;
    else if (type === "strings" && Array.isArray(value)) {
      values[name] = value.filter((item) => typeof item === "string");
    } else if (type === "map" && isRecord(value)) {
      values[name] = Object.fromEntries(
        Object.entries(value).filter((entry): entry is [string, string] => isText(entry[1])),
      );
    }
  }
  return values;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Which rules a call asks for. */
export type RuleSelection = "all" | "recommended" | readonly string[];

/** Narrows or widens a configuration; severities and options stay what they are. */
export function selectRules(configuration: Configuration, selection: RuleSelection): Configuration {
  if (selection === "recommended") return { ...configuration, extends: "recommended" };
  const named = selection === "all" ? null : new Set(selection.map(ruleId));
  const rules = new Map<string, RuleSetting>();
  for (const { meta } of RULES) {
    if (named !== null && !named.has(meta.id)) continue;
    const { severity = null, options = {} } = configuration.rules.get(meta.id) ?? {};
    const chosen = severity === "off" ? null : severity;
    rules.set(meta.id, { severity: named === null ? chosen : (chosen ?? meta.severity), options });
  }
  return { ...configuration, extends: named === null ? "all" : "none", rules };
}

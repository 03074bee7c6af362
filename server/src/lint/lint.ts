import type { IgnoreFile } from "../context/dockerignore.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Evaluation } from "../model/evaluate.ts";
import { withHeadlessStage } from "../model/headless-stage.ts";
import { modelProblems } from "../model/problems.ts";
import { RULES } from "../rules/index.generated.ts";
import type { FixKind, Rule, RuleContext, RuleFix, RuleProblem, Severity } from "../rules/rule.ts";
import type { Shell } from "../shell/shell.ts";
import type { Edit } from "../text/edit.ts";
import { formatMessage, type Message } from "../text/message.ts";
import type { Span } from "../text/span.ts";
import { type Configuration, type OptionValue, severityOf } from "./configuration.ts";
import { LazyScripts, someRunHolds, someScriptFits } from "./scripts.ts";
import { readSuppressions } from "./suppressions.ts";

/** What is wrong at one place, ready to be shown. */
export interface LintProblem {
  /** The rule's id; its page is docs/rules/<id>.md. */
  readonly rule: string;
  readonly aliases: readonly string[];
  readonly severity: Severity;
  readonly message: Message;
  /** The message in English. */
  readonly text: string;
  readonly span: Span;
  /** The best first. */
  readonly fixes: readonly LintFix[];
  readonly tag: "deprecated" | null;
}

export interface LintFix {
  readonly kind: FixKind;
  readonly title: Message;
  /** The title in English. */
  readonly text: string;
  readonly edits: readonly Edit[];
}

export interface LintOptions {
  readonly configuration: Configuration;
  /** The ignore file in force; null where the build context is not known. See {@link lintNeeds}. */
  readonly ignore: IgnoreFile | null;
  /** Null leaves out the rules that read RUN's commands. See {@link lintNeeds}. */
  readonly shell: Shell | null;
  /** Default: as a build without arguments and without knowledge of base images sees the file. */
  readonly evaluation?: Evaluation;
  /** Default: all there are. */
  readonly rules?: readonly Rule[];
}

/** What the caller has to fetch before it lints, so that nothing is read that no rule asks for. */
export interface LintNeeds {
  readonly ignoreFile: boolean;
  readonly shell: boolean;
}

/** Every problem of a Dockerfile, in the order of the text. Pure; never throws. */
export function lint(analysis: Analysis, options: LintOptions): readonly LintProblem[] {
  const { configuration } = options;
  const evaluation =
    options.evaluation === undefined ? analysis.checkable : withHeadlessStage(options.evaluation);
  const suppressions = readSuppressions(analysis.dockerfile, {
    withoutPragmas: configuration.rules.get("ignore-comment")?.options["withoutEffect"] === true,
  });
  const scripts = new LazyScripts(analysis, options);
  const refusals = [...analysis.dockerfile.problems, ...modelProblems(evaluation)];
  const problems: LintProblem[] = [];
  for (const { rule, severity } of activeRules(options)) {
    const { needs } = rule.meta;
    const readsShell = needs?.kind === "shell" || needs?.kind === "script";
    if (readsShell && options.shell === null) continue;
    if (needs?.kind === "ignore-file" && options.ignore === null) continue;
    const isConfigured = typeof configuration.rules.get(rule.meta.id)?.severity === "string";
    const isAskedFor = isConfigured || configuration.extends === "all";
    rule.check({
      dockerfile: analysis.dockerfile,
      model: evaluation.model,
      evaluation,
      refusals,
      ignore: options.ignore,
      scripts: needs?.kind === "shell" ? scripts.get(needs.words) : [],
      shellScripts: needs?.kind === "script" ? scripts.fitting(needs.pattern) : [],
      ...optionsOf(rule, configuration),
      report: (found) => {
        if (found.onlyOnRequest === true && !isAskedFor) return;
        if (suppressions.covers(rule, found.span)) return;
        const own = isConfigured ? severity : (found.severity ?? severity);
        problems.push(
          problemOf(rule, found, suppressions.raise(found.aliases ?? rule.meta.aliases, own)),
        );
      },
    });
  }
  return problems.sort(byPlace);
}

/** Cheap: looks at the text of RUN instructions, parses no shell. */
export function lintNeeds(
  analysis: Analysis,
  { configuration, rules }: Pick<LintOptions, "configuration" | "rules">,
): LintNeeds {
  const needs = activeRules({ configuration, rules: rules ?? RULES }).flatMap(
    ({ rule }) => rule.meta.needs ?? [],
  );
  const { instructions } = analysis.dockerfile;
  const words = needs.flatMap((need) => (need.kind === "shell" ? need.words : []));
  const patterns = needs.flatMap((need) => (need.kind === "script" ? need.pattern : []));
  return {
    ignoreFile:
      needs.some(({ kind }) => kind === "ignore-file") &&
      instructions.some(({ keyword, trigger }) => /^(ADD|COPY)$/.test(trigger?.keyword ?? keyword)),
    shell:
      (words.length > 0 && someRunHolds(analysis, words)) || someScriptFits(analysis, patterns),
  };
}

/** How a rule asks for its options. */
function optionsOf(
  { meta }: Rule,
  { rules }: Configuration,
): Pick<RuleContext, "option" | "flag" | "map"> {
  const valueOf = (name: string): OptionValue | undefined => {
    const spec = meta.options?.[name];
    const own = rules.get(meta.id)?.options[name];
    const shared = rules.get(spec?.sharedWith ?? meta.id)?.options[name];
    return own ?? shared ?? spec?.default;
  };
  return {
    option: (name) => {
      const value = valueOf(name);
      return value !== undefined && isList(value) ? value : [];
    },
    flag: (name) => valueOf(name) === true,
    map: (name) => {
      const value = valueOf(name);
      return typeof value === "object" && !isList(value) ? value : {};
    },
  };
}

function isList(value: OptionValue): value is readonly string[] {
  return Array.isArray(value);
}

interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
}

function activeRules({
  configuration,
  rules = RULES,
}: Pick<LintOptions, "configuration" | "rules">): readonly ActiveRule[] {
  return rules.flatMap((rule) => {
    const severity = severityOf(configuration, rule.meta);
    return severity === null ? [] : [{ rule, severity }];
  });
}

function problemOf({ meta }: Rule, found: RuleProblem, severity: Severity): LintProblem {
  const message = { id: found.message, args: found.args ?? {} };
  return {
    rule: meta.id,
    aliases: found.aliases ?? meta.aliases,
    severity,
    message,
    text: formatMessage(meta.messages, message),
    span: found.span,
    fixes: (found.fixes ?? []).map((fix) => fixOf(meta.messages, fix)),
    tag: meta.tag ?? null,
  };
}

function fixOf(messages: Rule["meta"]["messages"], fix: RuleFix): LintFix {
  const title = { id: fix.title, args: fix.args ?? {} };
  return { kind: fix.kind, title, text: formatMessage(messages, title), edits: fix.edits };
}

function byPlace(a: LintProblem, b: LintProblem): number {
  if (a.span.start !== b.span.start) return a.span.start - b.span.start;
  if (a.span.end !== b.span.end) return a.span.end - b.span.end;
  return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0;
}

import type { IgnoreFile } from "../context/dockerignore.ts";
import type { Evaluation } from "../model/evaluate.ts";
import type { Model } from "../model/model.ts";
import type { RunScript } from "../shell/run-scripts.ts";
import type { ShellScript } from "../shell/shell-script.ts";
import type { Dockerfile, SyntaxProblem } from "../syntax/tree.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/span.ts";

export type Severity = "error" | "warning" | "info" | "hint";

export type RuleGroup =
  | "syntax"
  | "stages"
  | "images"
  | "variables"
  | "paths"
  | "files"
  | "commands"
  | "packages"
  | "shell"
  | "caching"
  | "security"
  | "metadata"
  | "style"
  | "deprecated";

/** A fix may be applied unseen; a suggestion needs a look. */
export type FixKind = "safe" | "suggestion";

/** One thing that Strata reports: what it is, and a pure check that finds it. */
export interface Rule<Id extends string = string> {
  readonly meta: RuleMeta<Id>;
  check(context: RuleContext<Id>): void;
}

export interface RuleMeta<Id extends string = string> {
  /** Kebab-case, named for what is wrong; the name of the rule's file and page. */
  readonly id: string;
  /** What other tools call it: hadolint's codes, BuildKit's checks, dockerfile-utils' names. */
  readonly aliases: readonly string[];
  readonly group: RuleGroup;
  readonly severity: Severity;
  readonly recommended: boolean;
  /** The best kind of fix that it ever offers. */
  readonly fix: FixKind | "none";
  /** English by id, for problems and for the titles of fixes. */
  readonly messages: Readonly<Record<Id, string>>;
  readonly options?: Readonly<Record<string, OptionSpec>>;
  /** What the check cannot do without; it is left out where that cannot be had. */
  readonly needs?: RuleNeeds;
  /** How an editor may draw it besides underlining. */
  readonly tag?: "deprecated";
}

export type RuleNeeds =
  | { readonly kind: "ignore-file" }
  /** Commands of RUN; only files in which a RUN holds one of the words or signs are looked at. */
  | { readonly kind: "shell"; readonly words: readonly string[] }
  /** Scripts as data; only those whose text the pattern fits, of RUN and of what a container runs. */
  | { readonly kind: "script"; readonly pattern: RegExp };

/** An option of a rule in the configuration: a list of texts, a yes or no, or texts by name. */
export type OptionSpec = StringsOption | FlagOption | MapOption;

interface AnyOption {
  readonly description: string;
  /** The rule whose option of the same name counts where nothing is said for this one. */
  readonly sharedWith?: string;
}

interface StringsOption extends AnyOption {
  readonly type: "strings";
  readonly default: readonly string[];
}

interface FlagOption extends AnyOption {
  readonly type: "flag";
  readonly default: boolean;
}

interface MapOption extends AnyOption {
  readonly type: "map";
  readonly default: OptionMap;
  /** What the values are one of; any text where absent. */
  readonly values?: readonly string[];
}

export type OptionMap = Readonly<Record<string, string>>;

export interface RuleContext<Id extends string = string> {
  readonly dockerfile: Dockerfile;
  readonly model: Model;
  readonly evaluation: Evaluation;
  /** What a build refuses, and what is suspicious about the text itself. */
  readonly refusals: readonly SyntaxProblem[];
  /** The patterns that keep files out of the build context; null where they are not known. */
  readonly ignore: IgnoreFile | null;
  /** The scripts of RUN; empty where the rule does not need the shell. */
  readonly scripts: readonly RunScript[];
  /** The same as data, for rules that need a `script`. */
  readonly shellScripts: readonly ShellScript[];
  /** Every declared option, with its default where the configuration says nothing. */
  readonly option: (name: string) => readonly string[];
  /** The same for options that are a yes or no, or texts by name. */
  readonly flag: (name: string) => boolean;
  readonly map: (name: string) => OptionMap;
  readonly report: (problem: RuleProblem<Id>) => void;
}

export interface RuleProblem<Id extends string = string> {
  readonly message: Id;
  readonly args?: Readonly<Record<string, string>>;
  readonly span: Span;
  /** Where it differs from the rule's own; a configured severity wins over both. */
  readonly severity?: Severity;
  /**
   * Too small for those who did not ask: told only where all rules are on, or where the rule's
   * severity is configured.
   */
  readonly onlyOnRequest?: boolean;
  /** Which of the rule's aliases other tools use for this problem; all of them where absent. */
  readonly aliases?: readonly string[];
  /** The best first. */
  readonly fixes?: readonly RuleFix<Id>[];
}

export interface RuleFix<Id extends string = string> {
  readonly kind: FixKind;
  readonly title: Id;
  readonly args?: Readonly<Record<string, string>>;
  readonly edits: readonly Edit[];
}

/** Lets the compiler hold a rule's messages to those that it declares. */
export function defineRule<const Id extends string>(rule: Rule<Id>): Rule<Id> {
  return rule;
}

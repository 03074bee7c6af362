import type { LintFix, LintProblem } from "../lint/lint.ts";
import { ruleByName } from "../lint/registry.ts";
import { formatMessage } from "../text/message.ts";

/** Texts in the user's language, by the English template; what is not in it stays English. */
export type TextBundle = Readonly<Record<string, string>>;

/** Says messages in the user's language. */
export class Translator {
  readonly #bundle: TextBundle;

  constructor(bundle: TextBundle) {
    this.#bundle = bundle;
  }

  /** @param template English, with `{name}` for each argument. */
  text(template: string, args: Readonly<Record<string, string>> = {}): string {
    const translated = Object.hasOwn(this.#bundle, template) ? this.#bundle[template] : undefined;
    return formatMessage({ text: translated ?? template }, { id: "text", args });
  }

  problem({ rule, message, text }: LintProblem): string {
    const template = ruleByName(rule)?.meta.messages[message.id];
    return template === undefined ? text : this.text(template, message.args);
  }

  fix({ rule }: LintProblem, { title, text }: LintFix): string {
    const template = ruleByName(rule)?.meta.messages[title.id];
    return template === undefined ? text : this.text(template, title.args);
  }
}

export const ENGLISH = new Translator({});

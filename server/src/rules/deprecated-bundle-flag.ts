import type { ShellWord } from "../shell/run-scripts.ts";
import { defineRule, type RuleFix } from "./rule.ts";
import { callOf, type CallShape } from "./support/package-managers.ts";
import { isWrapped } from "./support/run-edits.ts";

export const rule = defineRule({
  meta: {
    id: "deprecated-bundle-flag",
    aliases: ["tally/ruby/deprecated-bundler-install-flags"],
    group: "deprecated",
    severity: "info",
    recommended: false,
    fix: "suggestion",
    tag: "deprecated",
    needs: { kind: "shell", words: ["bundle", "bundler"] },
    messages: {
      flag: "Bundler no longer wants {flag} here: say it with {command}.",
      replace: "Say it with {command}",
    },
  },
  check({ dockerfile: { text }, scripts, report }) {
    for (const script of scripts) {
      for (const command of script.commands) {
        const call = callOf(BUNDLE, command);
        if (call?.subcommand.text !== "install") continue;
        for (const [index, word] of command.args.entries()) {
          const setting = settingOf(word, command.args[index + 1]);
          if (setting === null) continue;
          const { flag, end } = setting;
          const setup = `bundle config set --local ${setting.name} ${setting.value}`;
          const start = text.slice(0, word.span.start).trimEnd().length;
          const fix: RuleFix<"replace"> = {
            kind: "suggestion",
            title: "replace",
            args: { command: setup },
            edits: [
              {
                span: { start: command.span.start, end: command.span.start },
                text: `${setup} && `,
              },
              { span: { start, end }, text: "" },
            ],
          };
          const isSimple =
            script.form !== "exec" &&
            !isWrapped(script, command) &&
            !/[\n\\]/.test(text.slice(start, end));
          report({
            message: "flag",
            args: { flag, command: setup },
            span: word.span,
            fixes: isSimple ? [fix] : [],
          });
        }
      }
    }
  },
});

const BUNDLE: CallShape = {
  programs: /^bundler?$/,
  valueOptions: new Set("--path --without --with --gemfile --jobs -j --retry".split(" ")),
};

interface BundleSetting {
  readonly flag: string;
  readonly name: string;
  readonly value: string;
  readonly end: number;
}

function settingOf({ text, span }: ShellWord, next?: ShellWord): BundleSetting | null {
  if (text === "--deployment") {
    return { flag: text, name: "deployment", value: "true", end: span.end };
  }
  const [, flag, name, joined] = /^(--(path|without|with))(?:=(.*))?$/.exec(text) ?? [];
  if (flag === undefined || name === undefined) return null;
  const value = joined ?? next?.text;
  if (value === undefined) return null;
  const end = joined === undefined ? (next?.span.end ?? span.end) : span.end;
  return { flag, name, value: /\s/.test(value) ? `'${value}'` : value, end };
}

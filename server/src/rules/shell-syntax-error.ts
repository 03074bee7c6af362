import type { ScriptError } from "../shell/script-facts.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "shell-syntax-error",
    aliases: [
      "SC1072",
      "SC1073",
      ..."1009 1020 1035 1036 1044 1045 1046 1047 1048 1049 1050 1051 1053 1054 1056 1057 1058 1059 1060 1061 1062 1063 1064 1065 1070 1088 1089"
        .split(" ")
        .map((code) => `SC${code}`),
    ],
    group: "shell",
    severity: "error",
    recommended: true,
    fix: "none",
    needs: {
      kind: "script",
      pattern:
        /["'`(){};|[]|<<|&(?:\s|\\\s)*(?:$|[;|])|&&(?:\s|\\\s)*&|\b(?:if|then|fi|do|done|case|esac)\b/m,
    },
    messages: {
      quote: "This {what} is never closed, so the shell refuses the script.",
      substitution: "This {what} is never closed, so the shell refuses the script.",
      block: "The shell looks for {closer} to go with this {what} and does not find it.",
      unmatched: "The shell does not expect {what} here: what it would close was not opened.",
      empty: "The shell expects a command beside this {what}.",
      unexpected: "The shell does not expect {what} here; quote it if it is text.",
    },
  },
  check({ shellScripts, report }) {
    for (const { facts, span } of shellScripts) {
      for (const error of facts.syntaxErrors) {
        const [what = "", closer = ""] = error.what.split("|");
        const isPair = error.kind === "unclosed-block";
        const args = isPair ? { what, closer } : { what: error.what };
        report({ message: MESSAGES[error.kind], args, span: span(error) });
      }
    }
  },
});

const MESSAGES = {
  "unclosed-quote": "quote",
  "unclosed-substitution": "substitution",
  "unclosed-block": "block",
  unmatched: "unmatched",
  "no-command": "empty",
  unexpected: "unexpected",
} as const satisfies Record<ScriptError["kind"], string>;

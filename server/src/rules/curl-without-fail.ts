import { defineRule } from "./rule.ts";
import { addLetter, curlCall } from "./support/curl-call.ts";

export const rule = defineRule({
  meta: {
    id: "curl-without-fail",
    aliases: [],
    group: "commands",
    severity: "warning",
    recommended: true,
    fix: "safe",
    needs: { kind: "shell", words: ["curl"] },
    messages: {
      page: "Where the server answers with an error, curl takes its page for the download: add -f.",
      add: "Add -f",
    },
  },
  check({ dockerfile, scripts, report }) {
    for (const script of scripts) {
      for (const command of script.commands) {
        const call = curlCall(command);
        if (call === null || SETTLED.some((option) => call.options.has(option))) continue;
        report({
          message: "page",
          span: command.name.span,
          fixes: [
            { kind: "safe", title: "add", edits: [addLetter(dockerfile, script, call, "f")] },
          ],
        });
      }
    }
  },
});

/** It fails, its status is looked at, only headers are wanted, or options come from elsewhere. */
const SETTLED =
  "f fail fail-with-body w write-out I head K config V version h help dump-header D".split(" ");

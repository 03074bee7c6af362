import { defineRule } from "./rule.ts";
import { addLetter, curlCall } from "./support/curl-call.ts";

export const rule = defineRule({
  meta: {
    id: "curl-without-location",
    aliases: ["tally/curl-should-follow-redirects"],
    group: "commands",
    severity: "warning",
    recommended: true,
    fix: "suggestion",
    needs: { kind: "shell", words: ["curl"] },
    messages: {
      surely: "This address sends curl elsewhere, and it does not go there by itself: add -L.",
      perhaps: "Where the server sends it elsewhere, curl does not go there by itself: add -L.",
      add: "Add -L",
    },
  },
  check({ dockerfile, scripts, report }) {
    for (const script of scripts) {
      for (const command of script.commands) {
        const call = curlCall(command);
        if (call === null || SETTLED.some((option) => call.options.has(option))) continue;
        const surely = call.urls.some(({ text }) => SENDS_ELSEWHERE.test(text));
        report({
          message: surely ? "surely" : "perhaps",
          span: command.name.span,
          onlyOnRequest: !surely,
          ...(!surely && { severity: "hint" }),
          fixes: [
            { kind: "suggestion", title: "add", edits: [addLetter(dockerfile, script, call, "L")] },
          ],
        });
      }
    }
  },
});

const SENDS_ELSEWHERE =
  /^(?:https?:\/\/)?(?:www\.)?github\.com\/[^/]+\/[^/]+\/(?:releases\/|archive\/|raw\/|tarball\/|zipball\/)/;

/** It follows, it is to see where it would go, it sends something, or options come from elsewhere. */
const SETTLED =
  "L location location-trusted follow I head K config V version h help X request d data data-raw data-binary json w write-out".split(
    " ",
  );

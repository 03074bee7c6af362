import type { Place } from "../shell/script-facts.ts";
import type { ShellScript } from "../shell/shell-script.ts";
import { defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "set-flag-in-sh",
  code: "SC3041",
  message: "POSIX's set has no flag like one of {text}.",
  pattern: /\bset\b/,
  find: setFlags,
});

function setFlags({ facts }: ShellScript): readonly Place[] {
  return facts.commands
    .filter(({ name }) => name === "set")
    .flatMap(({ words }) => {
      const end = words.findIndex(({ text }) => text === "--");
      const flags = end < 0 ? words : words.slice(0, end);
      return flags.filter(({ text }) => /^[-+]\w*[^abCefhmnouvx\W]\w*$/.test(text));
    });
}

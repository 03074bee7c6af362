import type { Place } from "../shell/script-facts.ts";
import type { ShellScript } from "../shell/shell-script.ts";
import { defineBashism } from "./support/bashism.ts";
import { replace, written } from "./support/shell-edits.ts";

export const rule = defineBashism({
  id: "signal-prefix-in-sh",
  code: "SC3048",
  message: "POSIX names signals without SIG.",
  pattern: /\btrap\b/,
  find: signalPrefixes,
  fix: {
    title: "Leave out SIG",
    edits: (script, place) => [replace(script, place, written(script, place).replace(/^SIG/i, ""))],
  },
});

function signalPrefixes({ facts }: ShellScript): readonly Place[] {
  return facts.commands
    .filter(({ name }) => name === "trap")
    .flatMap(({ words }) => words.slice(2).filter(({ text }) => /^SIG[A-Z]+/.test(text)));
}

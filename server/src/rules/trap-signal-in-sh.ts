import type { Place } from "../shell/script-facts.ts";
import type { ShellScript } from "../shell/shell-script.ts";
import { defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "trap-signal-in-sh",
  code: "SC3047",
  message: "sh's trap has no {text}.",
  pattern: /\btrap\b/,
  find: trapSignals,
});

function trapSignals({ facts }: ShellScript): readonly Place[] {
  return facts.commands
    .filter(({ name }) => name === "trap")
    .flatMap(({ words }) =>
      words.slice(2).filter(({ text }) => /^(?:ERR|DEBUG|RETURN)$/.test(text)),
    );
}

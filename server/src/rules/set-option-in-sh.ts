import type { Place } from "../shell/script-facts.ts";
import type { ShellScript } from "../shell/shell-script.ts";
import { defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "set-option-in-sh",
  code: "SC3040",
  message: "POSIX's set has no option {text}; let bash run this.",
  pattern: /\bset\b/,
  find: setOptions,
});

const POSIX: ReadonlySet<string> = new Set(
  "allexport errexit ignoreeof monitor noclobber noexec noglob nolog notify nounset verbose vi xtrace".split(
    " ",
  ),
);

function setOptions({ facts }: ShellScript): readonly Place[] {
  return facts.commands
    .filter(({ name }) => name === "set")
    .flatMap(({ words }) => {
      const end = words.findIndex((word) => word.text === "--");
      return (end < 0 ? words : words.slice(0, end)).filter(
        ({ text, literal }, index) =>
          literal &&
          index > 1 &&
          /^[-+][a-zA-Z]*o$/.test(words[index - 1]?.text ?? "") &&
          !POSIX.has(text),
      );
    });
}

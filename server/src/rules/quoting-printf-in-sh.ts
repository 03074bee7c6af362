import type { Place } from "../shell/script-facts.ts";
import type { ShellScript } from "../shell/shell-script.ts";
import { defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "quoting-printf-in-sh",
  code: "SC3050",
  message: "sh's printf has no %q.",
  pattern: /%q/,
  find: quotingFormats,
});

function quotingFormats({ facts }: ShellScript): readonly Place[] {
  return facts.commands.flatMap(({ name, words }) => {
    const format = words[1];
    return name === "printf" && format?.text.includes("%q") === true ? [format] : [];
  });
}

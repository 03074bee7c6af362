import type { Place } from "../shell/script-facts.ts";
import type { ShellScript } from "../shell/shell-script.ts";
import { defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "output-and-errors-in-sh",
  code: "SC3020",
  message: "sh has no &>; write > file 2>&1.",
  pattern: /&>/,
  find: outputAndErrors,
});

function outputAndErrors({ facts }: ShellScript): readonly Place[] {
  return facts.constructs.filter(
    ({ kind, text }) => kind === "output-and-errors" && /^&>[^>]/.test(text),
  );
}

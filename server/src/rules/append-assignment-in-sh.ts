import type { Place } from "../shell/script-facts.ts";
import type { ShellScript } from "../shell/shell-script.ts";
import { defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "append-assignment-in-sh",
  code: "SC3024",
  message: 'sh has no +=; put the old value in front yourself: a="$a more".',
  pattern: /\+=/,
  find: appends,
});

function appends({ facts }: ShellScript): readonly Place[] {
  return facts.assignments
    .filter(({ operator }) => operator === "+=")
    .map(({ start, nameEnd }) => ({ start, end: nameEnd }));
}

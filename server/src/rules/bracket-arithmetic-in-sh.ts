import { constructs, defineBashism } from "./support/bashism.ts";
import { replace, written } from "./support/shell-edits.ts";

export const rule = defineBashism({
  id: "bracket-arithmetic-in-sh",
  code: "SC3007",
  message: "sh has no $[…]; write $((…)).",
  pattern: /\$\[/,
  find: constructs("arithmetic-bracket"),
  fix: {
    title: "Write $((…))",
    edits: (script, place) => [
      replace(script, place, `$((${written(script, place).slice(2, -1)}))`),
    ],
  },
});

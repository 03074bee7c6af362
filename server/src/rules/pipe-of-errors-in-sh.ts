import { constructs, defineBashism } from "./support/bashism.ts";
import { replace } from "./support/shell-edits.ts";

export const rule = defineBashism({
  id: "pipe-of-errors-in-sh",
  code: "SC3029",
  message: "sh has no |&; write 2>&1 |.",
  pattern: /\|&/,
  find: constructs("output-and-errors-pipe"),
  fix: { title: "Write 2>&1 |", edits: (script, place) => [replace(script, place, "2>&1 |")] },
});

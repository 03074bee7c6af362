import { defineBashism, testOperators } from "./support/bashism.ts";
import { replace } from "./support/shell-edits.ts";

export const rule = defineBashism({
  id: "double-equals-in-sh",
  code: "SC3014",
  message: "sh compares with a single =.",
  pattern: /==/,
  find: testOperators("between", "=="),
  fix: { title: "Write =", edits: (script, place) => [replace(script, place, "=")] },
});

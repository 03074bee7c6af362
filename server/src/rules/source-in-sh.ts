import { commandsNamed, defineBashism } from "./support/bashism.ts";
import { replace } from "./support/shell-edits.ts";

export const rule = defineBashism({
  id: "source-in-sh",
  code: "SC3046",
  message: "sh has no source; write a dot.",
  pattern: /\bsource\b/,
  find: commandsNamed("source"),
  fix: {
    title: "Write a dot",
    edits: (script, { start }) => [replace(script, { start, end: start + "source".length }, ".")],
  },
});

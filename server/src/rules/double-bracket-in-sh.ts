import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "double-bracket-in-sh",
  code: "SC3010",
  message: "sh has no [[ … ]]; use [ … ] with quotes, or let bash run this.",
  pattern: /\[\[/,
  find: constructs("double-bracket"),
});

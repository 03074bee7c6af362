import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "substring-in-sh",
  code: "SC3057",
  message: "sh has no {text}; cut with ${name#…} and ${name%…}, or with cut.",
  pattern: /\$\{[!#]?[\w@*]+(?:\[[^\]]*\])?:[^-=?+]/,
  find: constructs("substring"),
});

import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "case-change-in-sh",
  code: "SC3059",
  message: "sh has no {text}; use tr.",
  pattern: /\$\{[!#]?\w+(?:\[[^\]]*\])?[,^]/,
  find: constructs("case-change"),
});

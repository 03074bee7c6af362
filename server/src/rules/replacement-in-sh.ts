import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "replacement-in-sh",
  code: "SC3060",
  message: "sh has no {text}; use sed.",
  pattern: /\$\{[!#]?\w+(?:\[[^\]]*\])?\//,
  find: constructs("replacement"),
});

import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "ansi-string-in-sh",
  code: "SC3003",
  message: "sh has no $'…'; write the character itself, or make it with printf.",
  pattern: /\$'/,
  find: constructs("ansi-string"),
});

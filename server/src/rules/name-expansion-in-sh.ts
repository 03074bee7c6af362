import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "name-expansion-in-sh",
  code: "SC3056",
  message: "sh cannot list variables with {text}.",
  pattern: /\$\{!\w+[*@]\}/,
  find: constructs("name-expansion"),
});

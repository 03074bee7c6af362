import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "arithmetic-command-in-sh",
  code: "SC3006",
  message: "sh has no ((…)) as a command; compare with [ … ], or count with $((…)).",
  pattern: /\(\(/,
  find: constructs("arithmetic-command"),
});

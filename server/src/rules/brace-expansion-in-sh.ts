import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "brace-expansion-in-sh",
  code: "SC3009",
  message: "sh does not expand {text}; write the words out.",
  pattern: /\{[^{}\s]*(?:,|\.\.)/,
  find: constructs("brace-expansion"),
});

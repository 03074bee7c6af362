import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "array-reference-in-sh",
  code: "SC3054",
  message: "sh has no arrays, and so no {text}.",
  pattern: /\$\{[!#]?\w+\[/,
  find: constructs("array-reference"),
});

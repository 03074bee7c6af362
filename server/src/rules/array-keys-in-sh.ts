import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "array-keys-in-sh",
  code: "SC3055",
  message: "sh has no arrays, and so no {text}.",
  pattern: /\$\{!\w+\[/,
  find: constructs("array-keys"),
});

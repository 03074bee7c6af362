import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "array-in-sh",
  code: "SC3030",
  message: "sh has no arrays; use the arguments ($@), or let bash run this.",
  pattern: /=\(/,
  find: constructs("array"),
});

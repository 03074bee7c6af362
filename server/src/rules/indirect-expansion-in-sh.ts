import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "indirect-expansion-in-sh",
  code: "SC3053",
  message: "sh has no {text}; use eval with care, or let bash run this.",
  pattern: /\$\{!/,
  find: constructs("indirect-expansion"),
});

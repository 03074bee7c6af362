import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "exponent-in-sh",
  code: "SC3019",
  message: "sh's arithmetic has no **; multiply, or let bash run this.",
  pattern: /\*\*/,
  find: constructs("exponent"),
});

import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "arithmetic-for-in-sh",
  code: "SC3005",
  message: "sh has no for ((…)); count in a while loop, or over seq.",
  pattern: /for\s*\(\(/,
  find: constructs("arithmetic-for"),
});

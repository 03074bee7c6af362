import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "select-in-sh",
  code: "SC3008",
  message: "sh has no select, and a build has nobody who could choose.",
  pattern: /\bselect\b/,
  find: constructs("select"),
});

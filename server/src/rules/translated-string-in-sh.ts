import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "translated-string-in-sh",
  code: "SC3004",
  message: 'sh has no $"…"; leave out the dollar sign.',
  pattern: /\$"/,
  find: constructs("translated-string"),
});

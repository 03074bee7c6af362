import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "process-substitution-in-sh",
  code: "SC3001",
  message: "sh has no process substitution; write to a file or a pipe, or let bash run this.",
  pattern: /[<>]\(/,
  find: constructs("process-substitution"),
});

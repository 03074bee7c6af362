import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "increment-in-sh",
  code: "SC3018",
  message: "sh's arithmetic has no {text}; write $((a + 1)).",
  pattern: /\+\+|--/,
  find: constructs("increment"),
});

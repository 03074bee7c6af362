import { commandsNamed, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "let-in-sh",
  code: "SC3039",
  message: "sh has no let; write a=$((…)).",
  pattern: /\blet\b/,
  find: commandsNamed("let"),
});

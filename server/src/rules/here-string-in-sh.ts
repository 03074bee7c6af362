import { constructs, defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "here-string-in-sh",
  code: "SC3011",
  message: "sh has no <<<; pipe the text in with printf.",
  pattern: /<<</,
  find: constructs("here-string"),
});

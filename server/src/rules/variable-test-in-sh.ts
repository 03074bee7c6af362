import { defineBashism, testOperators } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "variable-test-in-sh",
  code: "SC3016",
  message: "sh's tests have no -v; test the text of ${name+set}.",
  pattern: /-v\b/,
  find: testOperators("before", "-v"),
});

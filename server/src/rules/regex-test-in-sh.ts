import { defineBashism, testOperators } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "regex-test-in-sh",
  code: "SC3015",
  message: "sh's tests have no =~; use grep, case or expr.",
  pattern: /=~/,
  find: testOperators("between", "=~"),
});

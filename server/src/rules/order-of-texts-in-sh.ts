import { defineBashism, testOperators } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "order-of-texts-in-sh",
  code: "SC3012",
  message: "sh's tests do not compare the order of texts; use expr, or let bash run this.",
  pattern: /\\[<>]/,
  find: testOperators("between", "\\<", "\\>"),
});

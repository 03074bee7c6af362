import { defineBashism, testOperators } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "file-comparison-in-sh",
  code: "SC3013",
  message: "{text} is no part of a POSIX test; compare with find -newer, or let bash run this.",
  pattern: /-(?:nt|ot|ef)\b/,
  find: testOperators("between", "-nt", "-ot", "-ef"),
  inDash: true,
});

import type { Place } from "../shell/script-facts.ts";
import type { ShellScript } from "../shell/shell-script.ts";
import { defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "both-outputs-in-sh",
  code: "SC3021",
  message: "sh has no >& with a file; write > file 2>&1.",
  pattern: />&/,
  find: bothOutputs,
});

function bothOutputs({ facts }: ShellScript): readonly Place[] {
  return facts.constructs.filter(
    ({ kind, text }) => kind === "output-and-errors" && text.startsWith(">&"),
  );
}

import type { Place } from "../shell/script-facts.ts";
import type { ShellScript } from "../shell/shell-script.ts";
import { defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "bash-variable-in-sh",
  code: "SC3028",
  message: "sh does not set {text}.",
  pattern: /\$\{?(?:[A-Z]|_\W)/,
  find: bashVariables,
});

const BASH: ReadonlySet<string> = new Set(
  "BASHPID BASH_SOURCE DIRSTACK EPOCHSECONDS EUID FUNCNAME GROUPS HOSTNAME HOSTTYPE MACHTYPE OSTYPE PIPESTATUS RANDOM SECONDS SHLVL UID _".split(
    " ",
  ),
);

function bashVariables({ facts, known }: ShellScript): readonly Place[] {
  const assigned = new Set(facts.assignments.map(({ name }) => name));
  return facts.expansions.filter(
    ({ kind, name }) =>
      kind === "variable" && BASH.has(name) && !known.has(name) && !assigned.has(name),
  );
}

import type { Place } from "../shell/script-facts.ts";
import type { ShellScript } from "../shell/shell-script.ts";
import { defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "bash-command-in-sh",
  code: "SC3044",
  message: "sh has no such command: {text}.",
  pattern:
    /\b(?:declare|typeset|shopt|disown|caller|compgen|complete|dirs|enable|mapfile|readarray|pushd|popd|suspend)\b/,
  find: bashCommands,
});

const BASH: ReadonlySet<string> = new Set(
  "caller compgen complete declare dirs disown enable mapfile popd pushd readarray shopt suspend typeset".split(
    " ",
  ),
);

function bashCommands({ facts }: ShellScript): readonly Place[] {
  return facts.commands.filter(({ name }) => name !== null && BASH.has(name));
}

import type { Place } from "../shell/script-facts.ts";
import type { ShellScript } from "../shell/shell-script.ts";
import { defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "bash-flag-in-sh",
  code: "SC3045",
  message: "POSIX has no such flag of this command: {text}.",
  pattern: /\b(?:read|export|printf|readonly|wait|type|trap|ulimit)\s+-/,
  find: bashFlags,
});

/** The letters that POSIX has. */
const POSIX: ReadonlyMap<string, string> = new Map([
  ["read", "r"],
  ["export", "p"],
  ["printf", ""],
  ["readonly", "p"],
  ["wait", ""],
  ["type", ""],
  ["trap", ""],
  ["ulimit", "f"],
]);

function bashFlags({ facts }: ShellScript): readonly Place[] {
  const allowed = facts.dialect === "dash" ? DASH : POSIX;
  return facts.commands.flatMap(({ name, words }) => {
    const letters = allowed.get(name ?? "");
    const first = words.slice(1).find(({ text }) => {
      const flags = /^-([a-zA-Z]+)$/.exec(text)?.[1];
      return (
        flags !== undefined && flags.split("").some((flag) => letters?.includes(flag) === false)
      );
    });
    const isFirst = first !== undefined && words.slice(1, words.indexOf(first)).every(isFlag);
    return isFirst ? [first] : [];
  });
}

/** dash has some more. */
const DASH: ReadonlyMap<string, string> = new Map([
  ...POSIX,
  ["read", "rp"],
  ["ulimit", "HSacdflmnpstv"],
]);

function isFlag({ text }: { readonly text: string }): boolean {
  return /^-./.test(text);
}

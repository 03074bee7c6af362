import type { Place } from "../shell/script-facts.ts";
import type { ShellScript } from "../shell/shell-script.ts";
import { defineBashism } from "./support/bashism.ts";

export const rule = defineBashism({
  id: "echo-flags-in-sh",
  code: "SC3037",
  message: "sh's echo has no flags that can be relied on; use printf.",
  pattern: /\becho\b/,
  find: echoFlags,
  inDash: true,
});

function echoFlags({ facts }: ShellScript): readonly Place[] {
  return facts.commands.flatMap(({ name, words }) => {
    const first = words[1];
    return name === "echo" && first !== undefined && /^-[neE]+$/.test(first.text) ? [first] : [];
  });
}

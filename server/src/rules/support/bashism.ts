import type { ConstructKind, Place } from "../../shell/script-facts.ts";
import type { ShellScript } from "../../shell/shell-script.ts";
import type { Edit } from "../../text/edit.ts";
import type { Rule } from "../rule.ts";
import { shIsDash } from "./base-shell.ts";

/** Something that bash has and a POSIX shell has not. */
interface Bashism {
  readonly id: string;
  readonly code: string;
  /** One sentence; `{text}` is what was found. */
  readonly message: string;
  /** What the scripts hold that have it. */
  readonly pattern: RegExp;
  readonly find: (script: ShellScript) => readonly Place[];
  /** dash has it, so that only plain `sh` is told. */
  readonly inDash?: boolean;
  readonly fix?: {
    readonly title: string;
    readonly edits: (script: ShellScript, place: Place) => readonly Edit[];
  };
}

/**
 * A rule about a bashism under `sh`. By default it is told only where `sh` is certain to be dash;
 * who turns on all rules is told wherever the shell is `sh` by name.
 */
export function defineBashism(bashism: Bashism): Rule<"found" | "mend"> {
  const { id, code, message, pattern, find, inDash = false, fix } = bashism;
  return {
    meta: {
      id,
      aliases: [code],
      group: "shell",
      severity: "warning",
      recommended: true,
      fix: fix === undefined ? "none" : "suggestion",
      needs: { kind: "script", pattern },
      messages: { found: message, mend: fix?.title ?? "" },
    },
    check({ evaluation, shellScripts, report }) {
      for (const script of shellScripts) {
        const { dialect, text } = script.facts;
        if (dialect !== "sh" && (dialect !== "dash" || inDash)) continue;
        const places = find(script);
        if (places.length === 0) continue;
        const isSure = dialect === "dash" || shIsDash(evaluation, script.instruction);
        for (const place of places) {
          report({
            message: "found",
            args: { text: text.slice(place.start, place.end) },
            span: script.span(place),
            onlyOnRequest: !isSure,
            fixes:
              fix === undefined
                ? []
                : [{ kind: "suggestion", title: "mend", edits: fix.edits(script, place) }],
          });
        }
      }
    },
  };
}

/** Finds constructs by their kind. */
export function constructs(kind: ConstructKind): (script: ShellScript) => readonly Place[] {
  return ({ facts }) => facts.constructs.filter((each) => each.kind === kind);
}

/** Finds operators of `[ … ]` and `test`, those between two words or those before one. */
export function testOperators(
  position: "between" | "before",
  ...operators: readonly string[]
): (script: ShellScript) => readonly Place[] {
  return ({ facts }) =>
    facts.tests
      .filter(({ kind }) => kind === "[" || kind === "test")
      .flatMap(({ items }) =>
        items.filter(({ word }, index) => {
          const text = facts.text.slice(items[index]?.start, items[index]?.end);
          if (word !== null || !operators.includes(text)) return false;
          const isBetween = index > 0 && items[index - 1]?.word !== null;
          return position === "between" ? isBetween : !isBetween;
        }),
      );
}

/** Finds commands by their name. */
export function commandsNamed(
  ...names: readonly string[]
): (script: ShellScript) => readonly Place[] {
  return ({ facts }) => facts.commands.filter(({ name }) => name !== null && names.includes(name));
}

import type { Edit } from "../text/edit.ts";
import { defineRule, type FixKind } from "./rule.ts";
import {
  APK,
  APT_FAMILY,
  DNF,
  installCalls,
  NPM,
  type PackageCall,
  type PackageManager,
  PIP,
  YUM,
  ZYPPER,
} from "./support/package-managers.ts";

export const rule = defineRule({
  meta: {
    id: "unsorted-packages",
    aliases: ["tally/sort-packages"],
    group: "style",
    severity: "hint",
    recommended: false,
    fix: "safe",
    needs: {
      kind: "shell",
      words: "apt apt-get aptitude apk yum (?:micro)?dnf[345]? zypper pip[\\d.]* npm".split(" "),
    },
    messages: {
      order:
        "{package} belongs before {other}: sorted, a long list is easier to read and to compare.",
      sort: "Sort the packages",
    },
  },
  check({ dockerfile, scripts, report }) {
    for (const { commands } of scripts) {
      for (const { manager, kind } of SORTED) {
        for (const call of installCalls(manager, commands)) {
          const words = call.operands;
          if (!isPlainList(call)) continue;
          const at = words.findIndex(
            ({ text }, index) => index > 0 && compare(words[index - 1]?.text ?? "", text) > 0,
          );
          const word = words[at];
          if (word === undefined) continue;
          const other = words.find(({ text }) => compare(text, word.text) > 0) ?? word;
          report({
            message: "order",
            args: { package: word.text, other: other.text },
            span: word.span,
            fixes: [{ kind, title: "sort", edits: sortingEdits(dockerfile.text, call) }],
          });
        }
      }
    }
  },
});

/** Where the order of installing may count, somebody has to look. */
const SORTED: readonly { readonly manager: PackageManager; readonly kind: FixKind }[] = [
  { manager: { ...APT_FAMILY, installs: new Set(["install"]) }, kind: "safe" },
  { manager: APK, kind: "safe" },
  { manager: YUM, kind: "safe" },
  { manager: DNF, kind: "safe" },
  { manager: ZYPPER, kind: "safe" },
  { manager: PIP, kind: "suggestion" },
  { manager: NPM, kind: "suggestion" },
];

function compare(a: string, b: string): number {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : a < b ? -1 : a > b ? 1 : 0;
}

/** Nothing but names, with no option among them. */
function isPlainList({ operands, options }: PackageCall): boolean {
  const first = operands[0];
  const last = operands.at(-1);
  if (first === undefined || last === undefined) return false;
  const isPlain = operands.every(({ text, literal }) => literal && /^[\w@]/.test(text));
  return (
    isPlain &&
    !options.some(({ span }) => span.start > first.span.start && span.start < last.span.start)
  );
}

function sortingEdits(text: string, { operands }: PackageCall): readonly Edit[] {
  const sorted = operands.toSorted((a, b) => compare(a.text, b.text));
  return operands.flatMap(({ span }, index) => {
    const source = sorted[index]?.span ?? span;
    if (source.start === span.start) return [];
    return [{ span, text: text.slice(source.start, source.end) }];
  });
}

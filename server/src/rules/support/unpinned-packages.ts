import type { Environment } from "../../model/environment.ts";
import { expandWord } from "../../model/expand.ts";
import type { ShellWord } from "../../shell/run-scripts.ts";
import type { EscapeToken } from "../../syntax/tree.ts";
import type { RuleContext } from "../rule.ts";
import { installCalls, type PackageCall, type PackageManager } from "./package-managers.ts";
import { scriptSteps } from "./script-steps.ts";

export const UNPINNED_MESSAGES = {
  one: "{package} comes in whatever version there is on the day of the build: write {example}.",
  more: "{package} and {count} more come in whatever version there is on the day of the build: write {example}.",
} as const;

interface UnpinnedOptions {
  /** Which of the operands are packages; default: all. */
  readonly packages?: (call: PackageCall) => readonly ShellWord[];
}

/** Tells, once for each call that installs something, which packages have no version. */
export function reportUnpinned(
  { evaluation, dockerfile, scripts, report }: RuleContext<"one" | "more">,
  manager: PackageManager,
  { packages = ({ operands }) => operands }: UnpinnedOptions = {},
): void {
  for (const { script, step } of scriptSteps(evaluation, scripts)) {
    const { environment } = step.before;
    const whole = script.instruction.span;
    for (const call of installCalls(manager, script.commands)) {
      const words = [...call.options, ...call.operands];
      if (words.some(({ text }) => manager.pinnedBy?.test(text) === true)) continue;
      const unpinned = packages(call).flatMap((word) => {
        const name = unpinnedName(manager, word, environment, {
          script: dockerfile.text.slice(whole.start, whole.end),
          escape: dockerfile.escape,
        });
        return name === null ? [] : [{ word, name }];
      });
      const [first] = unpinned;
      if (first === undefined) continue;
      const args = { package: first.name, example: manager.example(bareName(first.name)) };
      const { span } = first.word;
      if (unpinned.length === 1) report({ message: "one", args, span });
      else report({ message: "more", args: { ...args, count: `${unpinned.length - 1}` }, span });
    }
  }
}

/** What the first package without a version is called; null where all have one, or none can be told. */
function unpinnedName(
  manager: PackageManager,
  { text, literal }: ShellWord,
  environment: Environment,
  { script, escape }: { readonly script: string; readonly escape: EscapeToken },
): string | null {
  if (text === "" || /^(?:\$\(|`)/.test(text)) return null;
  if (literal || !/\$[\w{]/.test(text)) return manager.isPinned(text) ? null : text;
  const { value, references, failure } = expandWord(text, environment, escape);
  const isKnown = references.every(({ name }) => environment.get(name) !== undefined);
  if (failure !== null || !isKnown || value.trim() === "") {
    return manager.isPinned(withVersions(text, environment, script)) ? null : text;
  }
  const parts = value.trim().split(/\s+/);
  return parts.find((part) => !part.startsWith("-") && !manager.isPinned(part)) ?? null;
}

/** A variable that is part of a name stands for a version where something sets it. */
function withVersions(text: string, environment: Environment, script: string): string {
  return text.replace(
    /(?<=[^$])\$(?:\{(\w+)\}|(\w+))/g,
    (whole, braced: string | undefined, bare: string | undefined) => {
      const name = braced ?? bare ?? "";
      const isSet =
        environment.declared.has(name) ||
        environment.get(name) !== undefined ||
        script.includes(`${name}=`) ||
        // As base images call them: NODE_VERSION.
        /^[A-Z]+_VERSION$/.test(name);
      return isSet ? "0" : whole;
    },
  );
}

/** A name as an example may show it. */
function bareName(name: string): string {
  return !name.includes("://") && /^@?[\w.+/:-]+(?:@[\w-]*)?$/.test(name)
    ? name.replace(/(?<=.)@.*$/, "")
    : "name";
}

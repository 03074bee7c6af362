import type { Instruction } from "../syntax/tree.ts";
import { defineRule } from "./rule.ts";
import { sourceWords } from "./support/instructions.ts";
import { rootBases, trueInChain } from "./support/stage-graph.ts";
import { isWindowsStage } from "./support/windows.ts";

export const rule = defineRule({
  meta: {
    id: "named-user-without-passwd",
    aliases: ["tally/named-identity-in-passwdless-stage"],
    group: "security",
    severity: "error",
    recommended: true,
    fix: "none",
    messages: {
      owner:
        "scratch has no /etc/passwd to find {name} in, so the build fails: give the owner by number.",
      user: "scratch has no /etc/passwd to find {name} in, so no container starts: give the user by number.",
    },
  },
  check({ evaluation, report }) {
    const roots = rootBases(evaluation);
    const known = trueInChain(evaluation, ({ stage }) => stage.instructions.some(mayBringPasswd));
    for (const stage of evaluation.stages) {
      const root = roots[stage.stage.index];
      if (root?.kind !== "scratch" || isWindowsStage(stage, root)) continue;
      if (stage.base.kind === "stage" && known[stage.base.index] === true) continue;
      for (const instruction of stage.stage.instructions) {
        const { keyword, flags, args } = instruction;
        const owner = flags.find(({ name }) => name === "chown");
        const name = userName(owner?.value ?? "");
        if (owner?.valueSpan && name !== null) {
          report({ message: "owner", args: { name }, span: owner.valueSpan });
        }
        if (keyword === "USER" && args.kind === "text") {
          const user = userName(args.word.text);
          if (user !== null && known[stage.stage.index] !== true) {
            report({ message: "user", args: { name: user }, span: args.word.span });
          }
        }
        if (mayBringPasswd(instruction)) break;
      }
    }
  },
});

/** A user or a group that has to be looked up; null where numbers or variables stand. */
function userName(text: string): string | null {
  const names = text.replace(/["']/g, "").split(":");
  if (names.some((name) => name.includes("$"))) return null;
  return names.find((name) => name !== "" && !/^\d+$/.test(name)) ?? null;
}

/** Anything but single files into folders of their own. */
function mayBringPasswd(instruction: Instruction): boolean {
  const { keyword, args } = instruction;
  if (keyword === "RUN" || keyword === "ADD") return true;
  if (keyword !== "COPY") return false;
  const words = args.kind === "words" ? args.words : args.kind === "json" ? args.items : [];
  const target = words.at(-1)?.text.replace(/["']/g, "") ?? "";
  const sources = sourceWords(instruction).map(({ text }) => text.replace(/["']/g, ""));
  if (/^\/?etc\/?$|passwd|\$/.test(target)) return true;
  return (
    /^[./]*$/.test(target) &&
    sources.some((source) => !/\.\w+$|^\/(?:usr|opt|app|bin)\/\S+$/.test(source))
  );
}

import type { EvaluatedStage } from "../model/evaluate.ts";
import { defineRule } from "./rule.ts";
import { programName } from "./support/package-managers.ts";
import { scriptSteps } from "./support/script-steps.ts";

export const rule = defineRule({
  meta: {
    id: "wget-and-curl",
    aliases: ["DL4001"],
    group: "commands",
    severity: "hint",
    recommended: false,
    fix: "none",
    needs: { kind: "shell", words: ["wget", "curl"] },
    messages: {
      both: "This stage uses both wget and curl: one of them is enough, and one less to install.",
    },
  },
  check({ evaluation, scripts, report }) {
    const used = new Map<EvaluatedStage, Set<string>>();
    for (const { script, stage } of scriptSteps(evaluation, scripts)) {
      const names = used.get(stage) ?? new Set();
      used.set(stage, names);
      const calls = script.commands.filter(({ name }) => PROGRAMS.has(programName(name)));
      const earlier = [...names][0];
      for (const { name } of calls) names.add(programName(name));
      if (names.size < 2) continue;
      const first = earlier ?? programName(calls[0]?.name ?? EMPTY);
      const other = calls.find(({ name }) => programName(name) !== first) ?? calls[0];
      if (other !== undefined) report({ message: "both", span: other.name.span });
    }
  },
});

const PROGRAMS: ReadonlySet<string> = new Set(["wget", "curl"]);
const EMPTY = { text: "", literal: true, span: { start: 0, end: 0 } };

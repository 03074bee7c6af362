import type { Instruction, Word } from "../syntax/tree.ts";
import { defineRule } from "./rule.ts";
import { imageStages, isWithoutFrom } from "./support/stage-graph.ts";

export const rule = defineRule({
  meta: {
    id: "root-user",
    aliases: ["DL3002"],
    group: "security",
    severity: "warning",
    recommended: true,
    fix: "none",
    messages: {
      root: "The image runs as root: end with a USER that has no more rights than its program needs.",
      stage: "This stage ends as root, which is what others take over that begin from it.",
    },
  },
  check({ evaluation, report }) {
    // The last user of each stage, its own or that of the stage below.
    const users: (Word | null)[] = [];
    for (const { stage, base } of evaluation.stages) {
      const inherited = base.kind === "stage" ? (users[base.index] ?? null) : null;
      users.push(isWithoutFrom(stage) ? null : (lastUser(stage.instructions) ?? inherited));
    }
    const last = new Set(imageStages(evaluation).flatMap(({ stage }) => users[stage.index] ?? []));
    for (const { text, span } of last) {
      if (isRoot(text)) report({ message: "root", span });
    }
    for (const { stage } of evaluation.stages) {
      const user = isWithoutFrom(stage) ? null : lastUser(stage.instructions);
      if (user === null || last.has(user) || !isRoot(user.text)) continue;
      report({ message: "stage", span: user.span, severity: "hint", onlyOnRequest: true });
    }
  },
});

function isRoot(user: string): boolean {
  return /^(?:root|0+)(?::|$)/.test(user.replace(/["']/g, ""));
}

function lastUser(instructions: readonly Instruction[]): Word | null {
  const args = instructions.findLast(({ keyword }) => keyword === "USER")?.args;
  return args?.kind === "text" ? args.word : null;
}

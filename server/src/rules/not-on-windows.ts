import type { Flag } from "../syntax/tree.ts";
import type { Edit } from "../text/edit.ts";
import { defineRule } from "./rule.ts";
import { allSteps } from "./support/instructions.ts";
import { rootBases } from "./support/stage-graph.ts";
import { isWindowsStage } from "./support/windows.ts";

export const rule = defineRule({
  meta: {
    id: "not-on-windows",
    aliases: [
      "tally/windows/no-chown-flag",
      "tally/windows/no-run-mounts",
      "tally/windows/no-stopsignal",
    ],
    group: "files",
    severity: "warning",
    recommended: true,
    fix: "safe",
    messages: {
      chown: "Windows has no such owners and --chown changes nothing there: leave it out.",
      mount: "A build of Windows containers has no mounts: do without --mount.",
      signal: "Windows knows no signals and STOPSIGNAL changes nothing there: leave it out.",
      remove: "Remove --chown",
    },
  },
  check({ dockerfile, evaluation, report }) {
    const roots = rootBases(evaluation);
    const windows = new Set(
      evaluation.stages.filter((stage) => isWindowsStage(stage, roots[stage.stage.index])),
    );
    if (windows.size === 0) return;
    const steps = allSteps(evaluation, ["ADD", "COPY", "RUN", "STOPSIGNAL"]);
    for (const { instruction, stage } of steps) {
      if (!windows.has(stage)) continue;
      const { keyword, keywordSpan, flags } = instruction;
      if (keyword === "STOPSIGNAL") report({ message: "signal", span: keywordSpan });
      for (const flag of flags) {
        const { name, span } = flag;
        if (keyword === "RUN" && name === "mount") {
          report({ message: "mount", span, severity: "error" });
        } else if (keyword !== "RUN" && name === "chown") {
          const edits = [withoutFlag(dockerfile.text, flag)];
          report({ message: "chown", span, fixes: [{ kind: "safe", title: "remove", edits }] });
        }
      }
    }
  },
});

/** Takes the blanks behind it along. */
function withoutFlag(text: string, { span }: Flag): Edit {
  const blanks = /^[ \t]*/.exec(text.slice(span.end, span.end + 80))?.[0].length ?? 0;
  return { span: { start: span.start, end: span.end + blanks }, text: "" };
}

import { expandWord } from "../model/expand.ts";
import { defineRule } from "./rule.ts";
import { allSteps } from "./support/instructions.ts";

export const rule = defineRule({
  meta: {
    id: "ungraceful-stop-signal",
    aliases: ["tally/no-ungraceful-stopsignal"],
    group: "metadata",
    severity: "warning",
    recommended: true,
    fix: "suggestion",
    messages: {
      kills:
        "No program can catch {signal}, so it loses what it is working on: stop it with SIGTERM or a signal that it knows.",
      stops:
        "{signal} halts the program instead of ending it: stop it with SIGTERM or a signal that it knows.",
      change: "Change to SIGTERM",
    },
  },
  check({ dockerfile, evaluation, report }) {
    for (const { instruction, step } of allSteps(evaluation, ["STOPSIGNAL"])) {
      const { args } = instruction;
      const word =
        args.kind === "text" ? args.word : args.kind === "words" ? args.words[0] : undefined;
      if (word === undefined) continue;
      const { value } = expandWord(word.text, step.before.environment, dockerfile.escape);
      const signal = SIGNALS.get(value.toUpperCase().replace(/^SIG/, ""));
      if (signal === undefined) continue;
      report({
        message: signal === "SIGKILL" ? "kills" : "stops",
        args: { signal },
        span: word.span,
        fixes: [
          { kind: "suggestion", title: "change", edits: [{ span: word.span, text: "SIGTERM" }] },
        ],
      });
    }
  },
});

const SIGNALS: ReadonlyMap<string, string> = new Map([
  ["9", "SIGKILL"],
  ["KILL", "SIGKILL"],
  ["19", "SIGSTOP"],
  ["STOP", "SIGSTOP"],
  ["20", "SIGTSTP"],
  ["TSTP", "SIGTSTP"],
]);

import { defineRule } from "./rule.ts";
import { scriptSteps } from "./support/script-steps.ts";

export const rule = defineRule({
  meta: {
    id: "host-command",
    aliases: ["DL3001"],
    group: "commands",
    severity: "info",
    recommended: false,
    fix: "none",
    needs: {
      kind: "shell",
      words: ["free", "kill", "mount", "ps", "service", "shutdown", "ssh", "top", "vim"],
    },
    messages: {
      machine:
        "{command} is about a running machine: in a build there is none, so this has no lasting effect.",
      person: "{command} wants a person at a terminal, and a build has none.",
    },
  },
  check({ evaluation, scripts, report }) {
    for (const { script } of scriptSteps(evaluation, scripts)) {
      const hasAgent = script.instruction.flags.some(({ value }) => /type=ssh/.test(value ?? ""));
      for (const { name, args } of script.commands) {
        const command = name.text;
        const isPerson = PERSONS.has(command);
        if (!isPerson && !MACHINES.has(command)) continue;
        if (command === "ssh" && hasAgent) continue;
        if (args.some(({ text }) => text === "--version")) continue;
        report({ message: isPerson ? "person" : "machine", args: { command }, span: name.span });
      }
    }
  },
});

const PERSONS: ReadonlySet<string> = new Set(["ssh", "top", "vim"]);
const MACHINES: ReadonlySet<string> = new Set([
  "free",
  "kill",
  "mount",
  "ps",
  "service",
  "shutdown",
]);

import type { ShellCommand } from "../shell/run-scripts.ts";
import { defineRule } from "./rule.ts";
import { APK, callOf, installCalls } from "./support/package-managers.ts";

export const rule = defineRule({
  meta: {
    id: "apk-del-without-virtual",
    aliases: ["apkadd-missing-virtual"],
    group: "packages",
    severity: "hint",
    recommended: false,
    fix: "none",
    needs: { kind: "shell", words: ["apk"] },
    messages: {
      list: "This list has to be kept the same as that of apk add: give those a name with --virtual, and delete that.",
    },
  },
  check({ scripts, report }) {
    for (const { commands } of scripts) {
      const calls = installCalls(APK, commands);
      const isNamed = calls.some(({ options }) =>
        options.some(({ text }) => /^(?:--virtual(?:=.*)?|-[a-zA-Z]*t)$/.test(text)),
      );
      const deletion = commands.find((command) => isDeletion(command));
      if (calls.length === 0 || isNamed || deletion === undefined) continue;
      report({ message: "list", span: deletion.span });
    }
  },
});

function isDeletion(command: ShellCommand): boolean {
  return callOf(APK, command)?.subcommand.text === "del";
}

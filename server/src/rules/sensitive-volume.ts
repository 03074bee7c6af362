import { defineRule } from "./rule.ts";
import { allSteps } from "./support/instructions.ts";

export const rule = defineRule({
  meta: {
    id: "sensitive-volume",
    aliases: ["DKL-DI-0002"],
    group: "security",
    severity: "warning",
    recommended: true,
    fix: "none",
    messages: {
      sensitive: "A volume over {path} hides what the system has there: name a folder of your own.",
    },
  },
  check({ evaluation, report }) {
    for (const { instruction } of allSteps(evaluation, ["VOLUME"])) {
      const { args } = instruction;
      const words = args.kind === "json" ? args.items : args.kind === "words" ? args.words : [];
      for (const { text, span } of words) {
        const path = text.replace(/["']/g, "").replace(/(?<=.)\/+$/, "");
        if (SYSTEM_FOLDERS.has(path)) report({ message: "sensitive", args: { path }, span });
      }
    }
  },
});

const SYSTEM_FOLDERS: ReadonlySet<string> = new Set(
  "/ /bin /boot /dev /etc /lib /lib64 /proc /sbin /sys /usr".split(" "),
);

import type { Base } from "../model/evaluate.ts";
import { parseImageReference } from "../model/image-reference.ts";
import type { ShellCommand } from "../shell/run-scripts.ts";
import { defineRule } from "./rule.ts";
import { OFFICIAL_IMAGES } from "./support/official-images.ts";
import { scriptSteps } from "./support/script-steps.ts";
import { rootBases } from "./support/stage-graph.ts";

export const rule = defineRule({
  meta: {
    id: "sudo-in-run",
    aliases: ["DL3004", "sudo_usage", "DKL-DI-0001"],
    group: "commands",
    severity: "warning",
    recommended: true,
    fix: "suggestion",
    needs: { kind: "shell", words: ["sudo"] },
    messages: {
      root: "A build runs as root unless USER says otherwise: leave out sudo.",
      user: "This runs as {user}: do what needs root before USER {user}, without sudo.",
      remove: "Leave out sudo",
    },
  },
  check({ evaluation, scripts, report }) {
    const roots = rootBases(evaluation);
    for (const { script, step, stage } of scriptSteps(evaluation, scripts)) {
      const { user } = step.before;
      const isRoot = user === "" || /^(?:root|0)(?::|$)/.test(user);
      for (const command of script.commands) {
        const { span, text } = command.name;
        if (text !== "sudo" && text !== "/usr/bin/sudo") continue;
        const edit = isRoot && script.form !== "exec" ? removal(command) : null;
        const fixes =
          edit === null ? [] : [{ kind: "suggestion", title: "remove", edits: [edit] } as const];
        // To do something as somebody else is what it is for.
        const onlyOnRequest =
          command.args.some(({ text }) => /^(?:-[a-zA-Z]*u|--user)/.test(text)) ||
          (user === "" && mayHaveUser(roots[stage.stage.index]));
        if (isRoot) report({ message: "root", span, fixes, onlyOnRequest });
        else report({ message: "user", args: { user }, span });
      }
    }
  },
});

/** Images of which nothing is known may end with a USER; Docker's own hardly ever do. */
function mayHaveUser(base: Base | undefined): boolean {
  if (base?.kind !== "image" || base.facts !== null) return false;
  const reference = parseImageReference(base.reference);
  const name = /^library\/(.*)$/.exec(reference?.repository ?? "")?.[1] ?? "";
  return reference?.registry !== "docker.io" || !OFFICIAL_IMAGES.has(name);
}

/** Only where it stands for itself: options and variables mean something. */
function removal({ name, args }: ShellCommand) {
  const [first] = args;
  if (first === undefined || first.text.startsWith("-") || /^\w+=/.test(first.text)) return null;
  return { span: { start: name.span.start, end: first.span.start }, text: "" };
}

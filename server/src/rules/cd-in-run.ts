import { isUnknownText } from "../model/environment.ts";
import type { EvaluatedInstruction } from "../model/evaluate.ts";
import type { RunScript, ShellCommand, ShellLead } from "../shell/run-scripts.ts";
import type { Edit } from "../text/edit.ts";
import { defineRule } from "./rule.ts";
import { scriptSteps } from "./support/script-steps.ts";

export const rule = defineRule({
  meta: {
    id: "cd-in-run",
    aliases: ["DL3003"],
    group: "commands",
    severity: "warning",
    recommended: true,
    fix: "suggestion",
    needs: { kind: "shell", words: ["cd"] },
    messages: {
      leading: "cd holds for this RUN alone; WORKDIR {path} says it once for all that follows.",
      elsewhere: "cd holds for this RUN alone; WORKDIR may say it for all that follows.",
      alone: "This cd has no effect: every RUN starts in the WORKDIR again.",
      split: "Move cd into WORKDIR {path}",
      replace: "Change to WORKDIR {path}",
    },
  },
  check({ dockerfile, evaluation, scripts, report }) {
    for (const { script, step, onbuild } of scriptSteps(evaluation, scripts)) {
      const { instruction } = script;
      const leading = leadingCd(dockerfile.text, script);
      if (leading === null) {
        const any = script.commands.find(({ name }) => name.text === "cd");
        if (any === undefined || onbuild) continue;
        report({ message: "elsewhere", span: any.span, severity: "hint", onlyOnRequest: true });
        continue;
      }
      const { cd, lead, path, alone } = leading;
      const fits = !onbuild && script.form === "shell" && fitsWorkdir(step, cd);
      const lineEnd = dockerfile.text.includes("\r\n") ? "\r\n" : "\n";
      const isLower = dockerfile.text.startsWith("run", instruction.span.start);
      const workdir = `${isLower ? "workdir" : "WORKDIR"} ${written(dockerfile.text, cd)}`;
      const edits: readonly Edit[] = alone
        ? [{ span: instruction.span, text: workdir }]
        : [
            { span: at(instruction.span.start), text: workdir + lineEnd },
            { span: { start: cd.span.start, end: lead.restStart }, text: "" },
          ];
      const movable = fits && lead.operator !== "||";
      report({
        message: alone ? "alone" : "leading",
        args: { path },
        span: cd.span,
        // hadolint does not look into triggers.
        aliases: onbuild ? [] : rule.meta.aliases,
        fixes: movable
          ? [{ kind: "suggestion", title: alone ? "replace" : "split", args: { path }, edits }]
          : [],
      });
    }
  },
});

const MOVES: ReadonlySet<string> = new Set(["cd", "pushd", "popd"]);

interface LeadingCd {
  readonly cd: ShellCommand;
  readonly lead: ShellLead;
  readonly path: string;
  readonly alone: boolean;
}

/** The only change of folder in a script, at its start. Who goes to and fro wants just that. */
function leadingCd(text: string, script: RunScript): LeadingCd | null {
  const moves = script.commands.filter(({ name }) => MOVES.has(name.text));
  const [cd] = moves;
  if (cd === undefined || moves.length > 1 || cd.name.text !== "cd") return null;
  const { lead } = cd;
  const path = cd.args.length === 1 ? (cd.args[0]?.text ?? null) : null;
  if (lead === null || path === null || path.startsWith("-")) return null;
  const alone = lead.operator === null && isWholeScript(text, script, cd);
  return lead.operator === null && !alone ? null : { cd, lead, path, alone };
}

function at(offset: number): Edit["span"] {
  return { start: offset, end: offset };
}

function written(text: string, { args }: ShellCommand): string {
  const span = args[0]?.span;
  return span === undefined ? "" : text.slice(span.start, span.end);
}

/** Nothing but the cd: no redirection, and nothing after it. */
function isWholeScript(text: string, { instruction }: RunScript, cd: ShellCommand): boolean {
  const { rest } = instruction;
  return rest.text === text.slice(cd.span.start, cd.span.end);
}

/** WORKDIR would mean the same folder: its variables are the builder's, and it has a fixed start. */
function fitsWorkdir(step: EvaluatedInstruction, { args }: ShellCommand): boolean {
  const path = args[0];
  if (path === undefined || /[~*?[\s`(]/.test(path.text)) return false;
  const names = [...path.text.matchAll(/\$\{?(\w+)\}?/g)].map((match) => match[1] ?? "");
  const known = names.every((name) => step.before.environment.get(name) !== undefined);
  if (!known || path.text.replace(/\$(?:\w+|\{\w+\})/g, "").includes("$")) return false;
  if (path.text.startsWith("/")) return true;
  return step.before.workdir !== "/" && !isUnknownText(step.before.workdir);
}

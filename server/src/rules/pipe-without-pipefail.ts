import type { RunScript, ShellPipe } from "../shell/run-scripts.ts";
import type { Base, EvaluatedStage } from "../model/evaluate.ts";
import { defineRule, type RuleFix } from "./rule.ts";
import { scriptSteps } from "./support/script-steps.ts";
import { rootBases } from "./support/stage-graph.ts";

export const rule = defineRule({
  meta: {
    id: "pipe-without-pipefail",
    aliases: ["DL4006"],
    group: "shell",
    severity: "warning",
    recommended: true,
    fix: "suggestion",
    needs: { kind: "shell", words: ["|"] },
    messages: {
      "fails-unnoticed":
        "Where {command} fails, this goes on as if nothing were wrong: set -o pipefail before it.",
      unnoticed:
        "Where what stands before this pipe fails, the RUN goes on: set -o pipefail before it.",
      shell: "Run with {shell} and pipefail from here on",
      set: "Begin with set -o pipefail",
    },
  },
  check({ dockerfile, evaluation, scripts, report }) {
    const roots = rootBases(evaluation);
    const helped = new Set<EvaluatedStage>();
    for (const { script, stage, onbuild } of scriptSteps(evaluation, scripts)) {
      const looksLikeBusybox = isBusybox(roots[stage.stage.index]);
      if (hasPipefail(script.shell, looksLikeBusybox)) continue;
      const open = unguardedPipes(script);
      const pipe = open.find(isDownload) ?? open[0];
      if (pipe === undefined) continue;
      const { from, span } = pipe;
      const fixes =
        onbuild || helped.has(stage) ? [] : fixFor(dockerfile.text, script, looksLikeBusybox);
      if (fixes.some(({ title }) => title === "shell")) helped.add(stage);
      const onlyOnRequest = !isDownload(pipe);
      if (from === null) report({ message: "unnoticed", span, fixes, onlyOnRequest });
      else
        report({ message: "fails-unnoticed", args: { command: from }, span, fixes, onlyOnRequest });
    }
  },
});

type Fix = RuleFix<keyof typeof rule.meta.messages>;

/** Where a download breaks off, what reads it seldom minds. */
function isDownload({ from }: ShellPipe): boolean {
  return /^(?:\/usr\/bin\/)?(?:curl|wget|aria2c|fetch|gsutil|aws)$/.test(from ?? "");
}

/** Those that no `set -o pipefail` stands before. */
function unguardedPipes({ pipes, commands }: RunScript): readonly ShellPipe[] {
  const set = commands.find(
    ({ name, args }) => name.text === "set" && args.some(({ text }) => text === "pipefail"),
  );
  return pipes.filter(({ span }) => set === undefined || span.start < set.span.start);
}

function hasPipefail(shell: readonly string[] | null, looksLikeBusybox: boolean): boolean {
  const [program = "", ...flags] = shell ?? [];
  const name = program.replace(/^.*\//, "");
  const knows = /^(?:bash|zsh|ash|ksh|mksh)$/.test(name) || (name === "sh" && looksLikeBusybox);
  return (
    knows &&
    flags.some((flag, index) => flag === "pipefail" && /^-\w*o$/.test(flags[index - 1] ?? ""))
  );
}

/** The shell of these is busybox's, which knows pipefail under the name of sh too. */
function isBusybox(base: Base | undefined): boolean {
  return base?.kind === "image" && /alpine|busybox/.test(base.reference);
}

function fixFor(
  text: string,
  { instruction, form, shell, pipes }: RunScript,
  looksLikeBusybox: boolean,
): readonly Fix[] {
  if (form === "exec") return [];
  const name = shell?.[0]?.replace(/^.*\//, "") ?? "";
  if (/^(?:bash|zsh|ash|ksh|mksh)$/.test(name)) {
    const body = instruction.heredocs[0]?.body;
    const start = body?.start ?? instruction.rest.span.start;
    const isInside = pipes.every(({ span }) => span.start >= start);
    const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
    const first = text.slice(start);
    if (!isInside || (body !== undefined && first.startsWith("#!"))) return [];
    const inserted = body === undefined ? "set -o pipefail && " : `set -o pipefail${lineEnd}`;
    return [
      {
        kind: "suggestion",
        title: "set",
        edits: [{ span: { start, end: start }, text: inserted }],
      },
    ];
  }
  if (shell !== null) return [];
  return [shellFix(text, instruction, looksLikeBusybox)];
}

function shellFix(
  text: string,
  { span: { start }, keywordSpan }: RunScript["instruction"],
  looksLikeBusybox: boolean,
): Fix {
  const shell = looksLikeBusybox ? "/bin/ash" : "/bin/bash";
  const isLower = text.slice(keywordSpan.start, keywordSpan.end) === "run";
  const flag = looksLikeBusybox ? "-eo" : "-o";
  const line = `${isLower ? "shell" : "SHELL"} ["${shell}", "${flag}", "pipefail", "-c"]`;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const edits = [{ span: { start, end: start }, text: line + lineEnd }];
  return { kind: "suggestion", title: "shell", args: { shell }, edits };
}

import { dirname } from "node:path";
import type { LintProblem } from "../lint/lint.ts";
import { findProgram } from "../platform/find-program.ts";
import { ProcessGitReader } from "../platform/git-reader.ts";
import { statSync } from "node:fs";
import { CallError, type Program } from "./program.ts";

interface Linted {
  readonly text: string;
  readonly problems: readonly LintProblem[];
}

/** The file as a commit has it; null where the commit has no such file. */
export async function textAtCommit(
  path: string,
  ref: string,
  { env, platform }: Pick<Program, "env" | "platform">,
): Promise<string | null> {
  const git = findProgram("git", env, platform, (each) => {
    return statSync(each, { throwIfNoEntry: false })?.isFile() === true;
  });
  const reader = new ProcessGitReader(git === null ? null : { path: git, env, platform });
  const text = await reader.readText(path, ref);
  if (text !== null) return text;
  // Is it the file that is missing, or the commit?
  const tree = await reader.readTree(dirname(path), ref, undefined, []);
  if (tree.kind === "tree") return null;
  throw new CallError(`--since git:${ref}: ${tree.message} Name a commit of this repository.`);
}

/**
 * The problems that were not there before. One that only moved is old: it is known by its rule, its
 * words and the text it stands on, those on an unchanged line first.
 */
export function withoutOldProblems(now: Linted, before: Linted): readonly LintProblem[] {
  const old = new Set<LintProblem>();
  const left = [...before.problems];
  for (const keyOf of [lineKey, wordKey]) {
    for (const problem of now.problems) {
      if (old.has(problem)) continue;
      const key = keyOf(now.text, problem);
      const at = left.findIndex((each) => keyOf(before.text, each) === key);
      if (at < 0) continue;
      left.splice(at, 1);
      old.add(problem);
    }
  }
  return now.problems.filter((problem) => !old.has(problem));
}

function lineKey(text: string, problem: LintProblem): string {
  const start = text.lastIndexOf("\n", problem.span.start - 1) + 1;
  const end = text.indexOf("\n", problem.span.end);
  return `${wordKey(text, problem)}\n${text.slice(start, end < 0 ? text.length : end).trim()}`;
}

/** Lines that a message names move, so the message's own words do not count. */
function wordKey(text: string, { rule, message, span }: LintProblem): string {
  return JSON.stringify([rule, message.id, text.slice(span.start, span.end)]);
}

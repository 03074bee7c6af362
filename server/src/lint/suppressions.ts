import type { Comment, Dockerfile, Instruction } from "../syntax/tree.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import type { Rule, Severity } from "../rules/rule.ts";
import { ruleId } from "./registry.ts";

/** What comments and the check directive say about which problems not to report. */
export interface Suppressions {
  covers(rule: Rule, at: Span): boolean;
  /** `# check=error=true` makes a build fail on what BuildKit checks itself. */
  raise(names: readonly string[], severity: Severity): Severity;
}

/**
 * Reads `# strata ignore=…`, `# strata stage ignore=…` above a FROM, `# strata global ignore=…`,
 * hadolint's same three, the directive `# check=skip=…;error=true` and `# check=skip=…` above an
 * instruction. Any name of a rule will do.
 */
export function readSuppressions(
  dockerfile: Dockerfile,
  {
    withoutPragmas = false,
  }: {
    /** Comments that name us or hadolint have no effect. */
    readonly withoutPragmas?: boolean;
  } = {},
): Suppressions {
  const everywhere = new Set<string>();
  let failsBuild = false;
  for (const { name, value } of dockerfile.directives) {
    if (name !== "check") continue;
    for (const id of skipped(value)) everywhere.add(id);
    if (/(?:^|;)\s*error\s*=\s*(?:true|t|1)\s*(?:;|$)/i.test(value)) failsBuild = true;
  }
  const byInstruction = new Map<Instruction, Set<string>>();
  for (const comment of dockerfile.comments) {
    const pragma = parsePragma(comment.text);
    if (pragma === null || (withoutPragmas && pragma.by !== "check")) continue;
    for (const target of targets(dockerfile, comment, pragma, { everywhere, byInstruction })) {
      for (const id of pragma.rules) target.add(id);
    }
  }
  return {
    covers: ({ meta }, at) => {
      if (holds(everywhere, meta.id)) return true;
      if (byInstruction.size === 0) return false;
      const instruction = instructionAt(dockerfile, at.start);
      const ids = instruction === undefined ? undefined : byInstruction.get(instruction);
      return ids !== undefined && holds(ids, meta.id);
    },
    raise: (names, severity) => (failsBuild && names.some(isBuildKitName) ? "error" : severity),
  };
}

/** Writes `# strata ignore=<rule>` above the instruction at `at`; null where there is none. */
export function suppressionEdit(dockerfile: Dockerfile, rule: string, at: Span): Edit | null {
  const instruction = instructionAt(dockerfile, at.start);
  if (instruction === undefined) return null;
  const { lines, text } = dockerfile;
  const lineStart = lines.lineStart(instruction.startLine);
  const above = dockerfile.comments.find(
    (comment) =>
      lines.lineOf(comment.span.start) === instruction.startLine - 1 &&
      /^strata\s+ignore\s*=/.test(comment.text),
  );
  if (above !== undefined) {
    const list = RULE_LIST.exec(text.slice(above.span.start, above.span.end));
    const end = above.span.start + (list === null ? 0 : list.index + list[0].length);
    if (list !== null) return { span: { start: end, end }, text: `,${rule}` };
  }
  const indent = text.slice(lineStart, instruction.span.start);
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const start = instruction.span.start;
  return { span: { start, end: start }, text: `# strata ignore=${rule}${lineEnd}${indent}` };
}

/** The instruction whose text holds the offset. */
export function instructionAt(dockerfile: Dockerfile, offset: number): Instruction | undefined {
  return dockerfile.instructions.find(
    ({ span }) => span.start <= offset && offset <= Math.max(span.start, span.end),
  );
}

interface Pragma {
  /** Ours and hadolint's, or BuildKit's. */
  readonly by: "name" | "check";
  readonly scope: "instruction" | "stage" | "file";
  readonly rules: readonly string[];
}

const NAMES = "[\\w./-]+(?:\\s*,\\s*[\\w./-]+)*";
const PRAGMA = new RegExp(
  `^(?:strata|hadolint)\\s+(?:(global|stage)\\s+)?ignore\\s*=\\s*(${NAMES})`,
);
const RULE_LIST = new RegExp(`(?<=ignore\\s*=\\s*)${NAMES}`);

function parsePragma(comment: string): Pragma | null {
  const match = PRAGMA.exec(comment);
  const names = match?.[2];
  if (names !== undefined) {
    const word = match?.[1];
    const scope = word === "global" ? "file" : word === "stage" ? "stage" : "instruction";
    return { by: "name", scope, rules: split(names) };
  }
  const check = /^check\s*=\s*(.*)$/i.exec(comment)?.[1];
  return check === undefined ? null : { by: "check", scope: "instruction", rules: skipped(check) };
}

/** The rules that a value of `check` skips; `all` is kept as a word. */
function skipped(value: string): readonly string[] {
  return value.split(";").flatMap((option) => {
    const names = /^\s*skip\s*=(.*)$/i.exec(option)?.[1];
    return names === undefined ? [] : split(names);
  });
}

function split(names: string): readonly string[] {
  return names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .map((name) => (name.toLowerCase() === ALL ? ALL : ruleId(name)));
}

const ALL = "all";

/** What a build refuses is told even to those who skip all checks. */
const NEVER_ALL: readonly string[] = [
  "copy-from-own-stage",
  "forbidden-trigger",
  "invalid-base-image",
  "invalid-port",
  "missing-from",
  "syntax-error",
  "unknown-instruction",
];

function holds(ids: ReadonlySet<string>, id: string): boolean {
  return ids.has(id) || (ids.has(ALL) && !NEVER_ALL.includes(id));
}

/** `StageNameCasing`, unlike `DL3006` and `DUPLICATE_BUILD_STAGE_NAME`. */
function isBuildKitName(alias: string): boolean {
  return /^[A-Z]+[a-z][A-Za-z]+$/.test(alias);
}

interface IgnoredRules {
  readonly everywhere: Set<string>;
  readonly byInstruction: Map<Instruction, Set<string>>;
}

/** Where the rules that a comment names are to be added. */
function targets(
  dockerfile: Dockerfile,
  comment: Comment,
  { scope }: Pragma,
  { everywhere, byInstruction }: IgnoredRules,
): readonly Set<string>[] {
  if (scope === "file") return [everywhere];
  const { instructions } = dockerfile;
  // The instruction that the comment stands in or above.
  const at = instructions.findIndex(({ span }) => span.end > comment.span.start);
  const first = instructions[at];
  if (first === undefined) return [];
  if (scope === "instruction") return [rulesOf(first, byInstruction)];
  if (first.keyword !== "FROM" || first.span.start < comment.span.start) return [];
  const next = instructions.findIndex(({ keyword }, index) => index > at && keyword === "FROM");
  const stage = instructions.slice(at, next < 0 ? instructions.length : next);
  return stage.map((instruction) => rulesOf(instruction, byInstruction));
}

function rulesOf(
  instruction: Instruction,
  byInstruction: Map<Instruction, Set<string>>,
): Set<string> {
  const known = byInstruction.get(instruction) ?? new Set();
  byInstruction.set(instruction, known);
  return known;
}

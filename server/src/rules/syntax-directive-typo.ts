import { parseImageReference } from "../model/image-reference.ts";
import { nearestWord } from "../syntax/suggest.ts";
import type { Comment, Dockerfile } from "../syntax/tree.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import { defineRule, type RuleContext } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "syntax-directive-typo",
    aliases: ["tally/syntax-directive-typo"],
    group: "syntax",
    severity: "warning",
    recommended: true,
    fix: "suggestion",
    messages: {
      name: "{written} is no directive, so a build takes this line for a comment: write {suggestion}.",
      "no-equals": "Without = a build takes this line for a comment: write {suggestion}=.",
      late: "A directive counts only at the very top, before any other comment, blank line or instruction: a build takes this line for a comment.",
      image: "There is no Dockerfile syntax called {written}. Did you mean {suggestion}?",
      change: "Change to {suggestion}",
      move: "Move to the top of the file",
    },
  },
  check({ dockerfile, report }) {
    const first = dockerfile.instructions[0]?.span.start ?? dockerfile.text.length;
    for (const comment of dockerfile.comments) {
      checkComment(dockerfile, comment, comment.span.start < first, report);
    }
    for (const { name, value, valueSpan } of dockerfile.directives) {
      if (name === "syntax") checkImage(value, valueSpan, report);
    }
  },
});

type Report = RuleContext<keyof typeof rule.meta.messages>["report"];

function checkComment(
  dockerfile: Dockerfile,
  { span, text }: Comment,
  onTop: boolean,
  report: Report,
): void {
  const match = DIRECTIVE.exec(text);
  if (match === null) return;
  const [, written = "", sign = "", value = ""] = match;
  const suggestion = nearestWord(written, NAMES);
  if (suggestion === null || !isValueOf(suggestion, value)) return;
  const start = dockerfile.text.indexOf(written, span.start);
  const name = { start, end: start + written.length };
  const isName = suggestion === written.toLowerCase();
  if (!isName && sign.includes("=") && onTop) {
    const edits = [{ span: name, text: suggestion }];
    const fixes = [{ kind: "suggestion", title: "change", args: { suggestion }, edits }] as const;
    report({ message: "name", args: { written, suggestion }, span: name, fixes });
  } else if (isName && !sign.includes("=") && onTop) {
    const edits = [{ span: { start: name.end, end: name.end + sign.length }, text: "=" }];
    const args = { suggestion: `${suggestion}=${value}` };
    const fixes = [{ kind: "suggestion", title: "change", args, edits }] as const;
    report({ message: "no-equals", args: { suggestion }, span: name, fixes });
  } else if (isName && sign.includes("=")) {
    const isSet = dockerfile.directives.some((directive) => directive.name === suggestion);
    const edits = moveToTop(dockerfile, span);
    const fixes = isSet ? [] : ([{ kind: "suggestion", title: "move", edits }] as const);
    report({ message: "late", span, fixes });
  }
}

const DIRECTIVE = /^([a-zA-Z]+)(\s*[=:]\s*|\s+)(\S+)$/;

/** `check` is not among them: above an instruction it has a meaning of its own. */
const NAMES: readonly string[] = ["syntax", "escape"];

/** Other comments may well begin with such a word. */
function isValueOf(name: string, value: string): boolean {
  if (name === "escape") return value === "\\" || value === "`";
  return /^[\w.:/@-]+$/.test(value) && /dockerfile|\/.*:/.test(value);
}

function moveToTop({ text }: Dockerfile, span: Span): readonly Edit[] {
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const next = text.indexOf("\n", span.end);
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  return [
    { span: { start: 0, end: 0 }, text: text.slice(span.start, span.end).trimEnd() + lineEnd },
    { span: { start: lineStart, end: next < 0 ? text.length : next + 1 }, text: "" },
  ];
}

/** A slip in the name of the two images that hold the syntax. */
function checkImage(value: string, span: Span, report: Report): void {
  const reference = parseImageReference(value);
  if (reference?.registry !== "docker.io") return;
  const { repository, written } = reference;
  const known = ["docker/dockerfile", "docker/dockerfile-upstream"];
  const name = repository.replace(/^library\//, "");
  if (known.includes(repository)) return;
  const suggestion = nearestWord(name.includes("/") ? name : `docker/${name}`, known);
  if (suggestion === null || !isSlip(name, suggestion)) return;
  const edits = [
    { span: { start: span.start, end: span.start + written.length }, text: suggestion },
  ];
  const args = { written, suggestion };
  report({
    message: "image",
    args,
    span: edits[0]?.span ?? span,
    fixes: [{ kind: "suggestion", title: "change", args, edits }],
  });
}

/** Somebody's own syntax may be called alike: only the owner or the name may be amiss. */
function isSlip(name: string, suggestion: string): boolean {
  const [owner, image = ""] = name.includes("/") ? name.split("/") : ["docker", name];
  return (
    Math.abs(name.length - suggestion.length) <= 8 &&
    (owner === "docker" ||
      (image === "dockerfile" && nearestWord(owner ?? "", ["docker"]) !== null))
  );
}

import { type Span, spansOverlap } from "./span.ts";

/** Replaces a stretch of text; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** Applies edits that do not overlap, in any order; of two that overlap the later in the list is left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const accepted = withoutOverlaps(edits).sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
  let result = "";
  let position = 0;
  for (const edit of accepted) {
    result += text.slice(position, edit.span.start) + edit.text;
    position = edit.span.end;
  }
  return result + text.slice(position);
}

function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  const accepted: Edit[] = [];
  for (const edit of edits) {
    const clash = accepted.some(
      (other) => spansOverlap(other.span, edit.span) || sameInsert(other, edit),
    );
    if (!clash) accepted.push(edit);
  }
  return accepted;
}

function sameInsert(a: Edit, b: Edit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end;
}

import type { Dockerfile, Instruction } from "../../syntax/tree.ts";
import type { Edit } from "../../text/edit.ts";

/** Takes an instruction away, its lines too where nothing else stands on them. */
export function deleteInstruction({ text }: Dockerfile, { span }: Instruction): Edit {
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const blankBefore = text.slice(lineStart, span.start).trim() === "";
  const lineEnd = text.indexOf("\n", span.end);
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  const blankAfter = text.slice(span.end, end).trim() === "";
  return { span: blankBefore && blankAfter ? { start: lineStart, end } : span, text: "" };
}

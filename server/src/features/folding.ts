import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver-types";
import type { Analysis } from "../model/analysis.ts";
import type { Dockerfile } from "../syntax/tree.ts";

/** Stages, instructions of several lines, and comments that follow each other. */
export function foldingRanges({ dockerfile, model }: Analysis): FoldingRange[] {
  const stages = model.stages.map(({ from, instructions }) => ({
    startLine: from.startLine,
    endLine: instructions.at(-1)?.endLine ?? from.endLine,
  }));
  const instructions = dockerfile.instructions
    .filter(({ keyword }) => keyword !== "FROM")
    .map(({ startLine, endLine }) => ({ startLine, endLine }));
  return [...stages, ...instructions, ...commentBlocks(dockerfile)]
    .filter(({ startLine, endLine }) => endLine > startLine)
    .sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

function commentBlocks({ comments, lines }: Dockerfile): FoldingRange[] {
  const blocks: FoldingRange[] = [];
  for (const { span } of comments) {
    const line = lines.lineOf(span.start);
    const last = blocks.at(-1);
    if (last?.endLine === line - 1) last.endLine = line;
    else blocks.push({ startLine: line, endLine: line, kind: FoldingRangeKind.Comment });
  }
  return blocks;
}

import { type DocumentSymbol, SymbolKind } from "vscode-languageserver-types";
import type { Analysis } from "../model/analysis.ts";
import type { Stage } from "../model/model.ts";
import type { Instruction } from "../syntax/tree.ts";
import type { LineIndex } from "../text/line-index.ts";
import { span } from "../text/span.ts";
import { rangeOf } from "./positions.ts";

const LONGEST_DETAIL = 60;

/** Stages, with their instructions below them. */
export function documentSymbols({ dockerfile, model }: Analysis): DocumentSymbol[] {
  const { lines } = dockerfile;
  const outside = [...model.globals, ...model.strays].map((each) => instructionSymbol(each, lines));
  return [...outside, ...model.stages.map((stage) => stageSymbol(stage, lines))];
}

function stageSymbol(stage: Stage, lines: LineIndex): DocumentSymbol {
  const { from, instructions, nameWord, base } = stage;
  const end = instructions.at(-1)?.span.end ?? from.span.end;
  const name = nameWord?.text ?? `stage ${stage.index}`;
  return {
    name,
    detail: base?.text ?? "",
    kind: SymbolKind.Module,
    range: rangeOf(lines, span(from.span.start, end)),
    selectionRange: rangeOf(lines, nameWord?.span ?? from.keywordSpan),
    children: instructions.map((each) => instructionSymbol(each, lines)),
  };
}

function instructionSymbol(instruction: Instruction, lines: LineIndex): DocumentSymbol {
  const rest = instruction.rest.text.trim();
  return {
    name: instruction.keyword,
    detail: rest.length > LONGEST_DETAIL ? `${rest.slice(0, LONGEST_DETAIL - 1)}…` : rest,
    kind: kindOf(instruction.keyword),
    range: rangeOf(lines, instruction.span),
    selectionRange: rangeOf(lines, instruction.keywordSpan),
  };
}

function kindOf(keyword: string): SymbolKind {
  if (keyword === "ARG" || keyword === "ENV") return SymbolKind.Variable;
  if (keyword === "COPY" || keyword === "ADD") return SymbolKind.File;
  if (keyword === "RUN" || keyword === "CMD" || keyword === "ENTRYPOINT")
    return SymbolKind.Function;
  return SymbolKind.Property;
}

import type { DocumentSymbol } from "vscode-languageserver-types";
import { describe, expect, it } from "vitest";
import { Analysis } from "../model/analysis.ts";
import { documentSymbols } from "./document-symbols.ts";

const outline = (symbols: readonly DocumentSymbol[], indent = ""): string[] =>
  symbols.flatMap(({ name, detail, range, children }) => [
    `${indent}${range.start.line + 1}-${range.end.line + 1} ${name} ${detail ?? ""}`.trimEnd(),
    ...outline(children ?? [], `${indent}  `),
  ]);

describe("documentSymbols", () => {
  it("shows instructions below their stage", () => {
    const text =
      "ARG V=1\nFROM node:$V AS build\nCOPY . .\nRUN a && \\\n  b\nFROM scratch\nUSER x\n";
    expect(outline(documentSymbols(new Analysis(text)))).toEqual([
      "1-1 ARG V=1",
      "2-5 build node:$V",
      "  3-3 COPY . .",
      "  4-5 RUN a &&   b",
      "6-7 stage 1 scratch",
      "  7-7 USER x",
    ]);
  });

  it("has none for an empty file", () => {
    expect(documentSymbols(new Analysis(""))).toEqual([]);
  });
});

import type { ForecastView, WayView } from "@strata/protocol/forecast";
import { type CodeAction, CodeActionKind } from "vscode-languageserver-types";
import type { Translator } from "./translator.ts";

/** Remembers how a Dockerfile is built; its arguments are the document's URI and the way's id. */
export const CHOOSE_WAY = "strata.way.choose";

export interface WayActionsRequest {
  readonly uri: string;
  /** Ways to build under which the sources are there. */
  readonly ways: readonly WayView[];
  /** The kinds that are wanted; all where nothing is said. */
  readonly only: readonly CodeActionKind[] | null;
  readonly translator: Translator;
}

/** The lines of steps whose source may lie in another build context, from 1. */
export function misplacedLines({ stages }: ForecastView): readonly number[] {
  return stages.flatMap(({ steps }) =>
    steps
      .filter(({ reasons }) => reasons.some(({ otherContext }) => otherContext === true))
      .map(({ line }) => line),
  );
}

/** Other build contexts to choose from, as quick fixes. */
export function wayActions({ uri, ways, only, translator }: WayActionsRequest): CodeAction[] {
  if (only !== null && !only.some((kind) => kind === CodeActionKind.QuickFix || kind === "")) {
    return [];
  }
  return ways.map(({ id, kind, label, context }) => {
    const title =
      kind === "folder"
        ? translator.text("Build context: {context}", { context })
        : translator.text("Build context: {context}, as {label} says", { context, label });
    const command = { title, command: CHOOSE_WAY, arguments: [uri, id] };
    return { title, kind: CodeActionKind.QuickFix, command };
  });
}

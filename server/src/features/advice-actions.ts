import type { AdviceEditView, AdviceView } from "@strata/protocol/forecast";
import { durationText } from "@strata/protocol/words";
import {
  type CodeAction,
  CodeActionKind,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver-types";
import type { Translator } from "./translator.ts";

/** What the forecast advises of a Dockerfile, and where its ignore file lies. */
export interface Advice {
  readonly advice: readonly AdviceView[];
  readonly ignoreFile: { readonly uri: string; readonly name: string; readonly exists: boolean };
}

export interface AdviceActionsRequest extends Advice {
  readonly uri: string;
  /** The lines that are looked at, from 1. */
  readonly lines: { readonly first: number; readonly last: number };
  /** The kinds that are wanted; all where nothing is said. */
  readonly only: readonly CodeActionKind[] | null;
  /** Whether an edit may make a file. */
  readonly canCreate: boolean;
  readonly translator: Translator;
}

/** The advice on the lines that are looked at, and on steps that it keeps cached, as quick fixes. */
export function adviceActions(request: AdviceActionsRequest): CodeAction[] {
  const { only, advice, lines } = request;
  if (only !== null && !only.some((kind) => kind === CodeActionKind.QuickFix || kind === "")) {
    return [];
  }
  return advice
    .filter(({ line, keeps }) =>
      [line, ...keeps].some((at) => lines.first <= at && at <= lines.last),
    )
    .flatMap((each) => {
      const edit = workspaceEdit(each, request);
      if (edit === null) return [];
      return [{ title: titleOf(each, request.translator), kind: CodeActionKind.QuickFix, edit }];
    });
}

function titleOf({ title, seconds }: AdviceView, translator: Translator): string {
  if (seconds === undefined) return title;
  return translator.text("{title} (saves about {time})", { title, time: durationText(seconds) });
}

/** Null where a file would have to be made, which this client cannot. */
function workspaceEdit(
  { edits }: AdviceView,
  { uri, ignoreFile, canCreate }: AdviceActionsRequest,
): WorkspaceEdit | null {
  const own = edits.filter(({ file }) => file !== ignoreFile.name).map(textEdit);
  const ignored = edits.filter(({ file }) => file === ignoreFile.name).map(textEdit);
  if (ignored.length === 0) return { changes: { [uri]: own } };
  if (ignoreFile.exists) {
    return { changes: { ...(own.length > 0 ? { [uri]: own } : {}), [ignoreFile.uri]: ignored } };
  }
  if (!canCreate) return null;
  return {
    documentChanges: [
      { kind: "create", uri: ignoreFile.uri, options: { ignoreIfExists: true } },
      { textDocument: { uri: ignoreFile.uri, version: null }, edits: ignored },
      ...(own.length > 0 ? [{ textDocument: { uri, version: null }, edits: own }] : []),
    ],
  };
}

function textEdit({ line, column, endLine, endColumn, text }: AdviceEditView): TextEdit {
  return {
    range: {
      start: { line: line - 1, character: column - 1 },
      end: { line: endLine - 1, character: endColumn - 1 },
    },
    newText: text,
  };
}

import * as vscode from "vscode";
import type { ForecastSettings } from "./forecast-settings.ts";
import { MARKED_STATES, type MarkedState, type Marks } from "./marks.ts";

/** The editor's side of the marks. Each kind is made once and set anew in place: nothing flickers. */
export class Decorations {
  readonly #shapes: Readonly<Record<MarkedState, vscode.TextEditorDecorationType>>;
  readonly #words: Readonly<Record<MarkedState, vscode.TextEditorDecorationType>>;

  constructor(extensionUri: vscode.Uri) {
    this.#shapes = {
      rebuild: shapeType(extensionUri, "rebuild"),
      unsure: shapeType(extensionUri, "unsure"),
      cached: shapeType(extensionUri, "cached"),
    };
    this.#words = {
      rebuild: wordsType("rebuild"),
      unsure: wordsType("unsure"),
      cached: wordsType("cached"),
    };
  }

  /** @param marks Null takes all marks away. */
  show(editor: vscode.TextEditor, marks: Marks | null, settings: ForecastSettings): void {
    const steps = settings.gutter ? (marks?.steps ?? []) : [];
    const words = marks?.words ?? [];
    const { lineCount } = editor.document;
    for (const state of MARKED_STATES) {
      editor.setDecorations(
        this.#shapes[state],
        steps
          .filter((mark) => mark.state === state && mark.line < lineCount)
          .map(({ line }) => new vscode.Range(line, 0, line, 0)),
      );
      editor.setDecorations(
        this.#words[state],
        words
          .filter((mark) => mark.state === state && mark.line < lineCount)
          .map(({ line, text }) => wordsAt(editor.document.lineAt(line).range.end, text)),
      );
    }
  }

  dispose(): void {
    for (const state of MARKED_STATES) {
      this.#shapes[state].dispose();
      this.#words[state].dispose();
    }
  }
}

function wordsAt(end: vscode.Position, contentText: string): vscode.DecorationOptions {
  return { range: new vscode.Range(end, end), renderOptions: { after: { contentText } } };
}

function shapeType(extensionUri: vscode.Uri, state: MarkedState): vscode.TextEditorDecorationType {
  const icon = (theme: "dark" | "light"): vscode.Uri =>
    vscode.Uri.joinPath(extensionUri, "media", "gutter", `${state}-${theme}.svg`);
  return vscode.window.createTextEditorDecorationType({
    dark: { gutterIconPath: icon("dark") },
    light: { gutterIconPath: icon("light") },
    gutterIconSize: "80%",
    // What is cached is the quiet case: it needs no place in the overview.
    ...(state === "cached"
      ? {}
      : {
          overviewRulerColor: new vscode.ThemeColor(`strata.${state}Foreground`),
          overviewRulerLane: vscode.OverviewRulerLane.Left,
        }),
  });
}

function wordsType(state: MarkedState): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    after: {
      color: new vscode.ThemeColor(`strata.${state}Foreground`),
      margin: "0 0 0 2em",
    },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedOpen,
  });
}

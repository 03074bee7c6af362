import * as vscode from "vscode";
import { type BaselineHint, HINT_COMMANDS } from "./baseline-hint.ts";
import type { ForecastSettings } from "./forecast-settings.ts";
import { MARKED_STATES, type MarkedState, type Marks } from "./marks.ts";

/** The editor's side of the marks. Each kind is made once and set anew in place: nothing flickers. */
export class Decorations {
  readonly #shapes: Readonly<Record<MarkedState, vscode.TextEditorDecorationType>>;
  readonly #words: Readonly<Record<MarkedState, vscode.TextEditorDecorationType>>;
  readonly #hint = wordsType("descriptionForeground");

  constructor(extensionUri: vscode.Uri) {
    this.#shapes = {
      rebuild: shapeType(extensionUri, "rebuild"),
      unsure: shapeType(extensionUri, "unsure"),
      cached: shapeType(extensionUri, "cached"),
    };
    this.#words = {
      rebuild: wordsType("strata.rebuildForeground"),
      unsure: wordsType("strata.unsureForeground"),
      cached: wordsType("strata.cachedForeground"),
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
    const hint = marks?.hint ?? null;
    const firstLine = editor.document.lineAt(0).range;
    editor.setDecorations(this.#hint, hint === null ? [] : [hintAt(firstLine, hint)]);
  }

  dispose(): void {
    this.#hint.dispose();
    for (const state of MARKED_STATES) {
      this.#shapes[state].dispose();
      this.#words[state].dispose();
    }
  }
}

function wordsAt(end: vscode.Position, contentText: string): vscode.DecorationOptions {
  return { range: new vscode.Range(end, end), renderOptions: { after: { contentText } } };
}

/** Its hover is the whole line's, so that it opens wherever the cursor stands there. */
function hintAt(range: vscode.Range, { text, hover }: BaselineHint): vscode.DecorationOptions {
  const hoverMessage = new vscode.MarkdownString(hover);
  hoverMessage.isTrusted = { enabledCommands: HINT_COMMANDS };
  return { range, hoverMessage, renderOptions: { after: { contentText: text } } };
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

function wordsType(color: string): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    after: {
      color: new vscode.ThemeColor(color),
      margin: "0 0 0 2em",
    },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedOpen,
  });
}

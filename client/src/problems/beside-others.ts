import type { ProblemData } from "@strata/protocol/problem-data";
import * as vscode from "vscode";
import { type Beside, isWithheld, type OtherProblem } from "./beside.ts";

const SETTING = "strata.besideOthers";
const OWN_SOURCE = "strata";

/** Leaves out problems that other extensions show too, and notices when theirs come and go. */
export class BesideOthers {
  /** What others showed of a document when its problems were last looked at. */
  readonly #seen = new Map<string, string>();

  /** The problems to show of those that the server tells. */
  shown(uri: vscode.Uri, problems: readonly vscode.Diagnostic[]): vscode.Diagnostic[] {
    const others = othersOf(uri);
    this.#seen.set(uri.toString(), JSON.stringify(others));
    const beside = vscode.workspace.getConfiguration("strata", uri).get<Beside>("besideOthers");
    return problems.filter((problem) => {
      const data = dataOf(problem);
      if (data === null) return true;
      const { code, range } = problem;
      const own = typeof code === "object" ? code.value : code;
      return !isWithheld(
        {
          names: [String(own), ...data.aliases],
          line: range.start.line,
          instructionLine: data.instructionLine,
        },
        others,
        beside ?? "auto",
      );
    });
  }

  /** @param lookAgain Asks for the problems of open documents anew. */
  follow(lookAgain: () => void): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => this.#isNews(uri))) lookAgain();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SETTING)) lookAgain();
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#seen.delete(uri.toString());
      }),
    );
  }

  #isNews(uri: vscode.Uri): boolean {
    const seen = this.#seen.get(uri.toString());
    return seen !== undefined && seen !== JSON.stringify(othersOf(uri));
  }
}

function othersOf(uri: vscode.Uri): readonly OtherProblem[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source !== OWN_SOURCE)
    .map(({ source, code, message, range }) => ({
      source: source ?? null,
      code: (typeof code === "object" ? code.value : code) ?? null,
      message,
      line: range.start.line,
    }));
}

/** The client library keeps what the server sends along. */
function dataOf(problem: vscode.Diagnostic): ProblemData | null {
  return (problem as vscode.Diagnostic & { readonly data?: ProblemData }).data ?? null;
}

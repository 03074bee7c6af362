import * as vscode from "vscode";

/** A file of the workspace, written with this text and shown. */
export async function showFile(name: string, text: string): Promise<vscode.TextDocument> {
  const uri = inWorkspace(name);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

export function inWorkspace(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error("no folder is open");
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Problems of a file, one a line: `line:column-endColumn rule "text"`, 1-based. */
export function problemLines(document: vscode.TextDocument): readonly string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === "strata")
    .map(({ range, code }) => {
      const { start, end } = range;
      const until = end.line === start.line ? "" : `${end.line + 1}:`;
      const place = `${start.line + 1}:${start.character + 1}-${until}${end.character + 1}`;
      const rule = typeof code === "object" ? code.value : code;
      return `${place} ${String(rule)} "${document.getText(range)}"`;
    })
    .sort();
}

/** Waits until the file has these problems and no others. */
export function problemsAre(
  document: vscode.TextDocument,
  expected: readonly string[],
): Promise<void> {
  const wanted = [...expected].sort().join("\n");
  return until(
    vscode.languages.onDidChangeDiagnostics,
    () => problemLines(document).join("\n"),
    (seen) => seen === wanted,
    wanted,
  );
}

/** Waits for the event after which `read` gives what `holds`. */
export async function until(
  event: vscode.Event<unknown>,
  read: () => string,
  holds: (value: string) => boolean,
  wanted: string,
): Promise<void> {
  const milliseconds = 15_000;
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (!holds(read())) return;
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const listener = event(look);
    const timer = setTimeout(() => {
      listener.dispose();
      reject(new Error(`wanted:\n${wanted}\nbut there is:\n${read()}`));
    }, milliseconds);
    look();
  });
}

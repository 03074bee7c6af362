import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { problemsAre, showFile } from "./editor.ts";

const TEXT = `FROM busybox:1.36 AS build
ADD src/ /src/
RUN cd /src && cat index.js
WORKDIR app

FROM busybox
COPY --from=buidl /src/out /
`;

const PROBLEMS = [
  '2:1-4 add-instead-of-copy "ADD"',
  '3:5-12 cd-in-run "cd /src"',
  '4:9-12 relative-workdir "app"',
  '6:6-13 untagged-image "busybox"',
  '7:13-18 undefined-stage "buidl"',
];

export function problemsSuite(): void {
  describe("problems", () => {
    it("stand at the exact words", async () => {
      await problemsAre(await showFile("Dockerfile", TEXT), PROBLEMS);
    });

    it("follow what is typed", async () => {
      const document = await showFile("typed.dockerfile", TEXT);
      await problemsAre(document, PROBLEMS);
      await replace(document, "buidl", "build");
      await problemsAre(document, PROBLEMS.slice(0, -1));
    });

    it("go when their fix is applied", async () => {
      const document = await showFile("fixed.dockerfile", TEXT);
      await problemsAre(document, PROBLEMS);
      const fix = await actionAt(document, new vscode.Position(1, 0), /COPY/);
      assert.equal(fix.isPreferred, true);
      assert.ok(fix.edit);
      assert.ok(await vscode.workspace.applyEdit(fix.edit));
      assert.equal(document.lineAt(1).text, "COPY src/ /src/");
      await problemsAre(document, PROBLEMS.slice(1));
    });

    it("go when they are suppressed where they stand", async () => {
      const document = await showFile("suppressed.dockerfile", TEXT);
      await problemsAre(document, PROBLEMS);
      const suppress = await actionAt(document, new vscode.Position(3, 8), /^Suppress /);
      assert.ok(suppress.edit);
      assert.ok(await vscode.workspace.applyEdit(suppress.edit));
      await problemsAre(document, [
        '2:1-4 add-instead-of-copy "ADD"',
        '3:5-12 cd-in-run "cd /src"',
        '7:6-13 untagged-image "busybox"',
        '8:13-18 undefined-stage "buidl"',
      ]);
    });

    it("that have a safe fix go all at once when that is asked for", async () => {
      const document = await showFile("all.dockerfile", TEXT);
      await problemsAre(document, PROBLEMS);
      const [all] = await actions(document, new vscode.Position(0, 0), "source.fixAll");
      assert.ok(all?.edit);
      assert.ok(await vscode.workspace.applyEdit(all.edit));
      assert.equal(document.lineAt(1).text, "COPY src/ /src/");
    });
  });
}

async function actionAt(
  document: vscode.TextDocument,
  at: vscode.Position,
  title: RegExp,
): Promise<vscode.CodeAction> {
  const all = await actions(document, at, "quickfix");
  const found = all.find((action) => title.test(action.title));
  if (found !== undefined) return found;
  throw new Error(`${String(title)} is not among ${all.map((each) => each.title).join(", ")}`);
}

async function actions(
  document: vscode.TextDocument,
  at: vscode.Position,
  kind: string,
): Promise<readonly vscode.CodeAction[]> {
  return await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    new vscode.Range(at, at),
    kind,
  );
}

async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const start = document.getText().indexOf(from);
  const range = new vscode.Range(
    document.positionAt(start),
    document.positionAt(start + from.length),
  );
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, to);
  await vscode.workspace.applyEdit(edit);
}

import { afterEach, describe, it } from "mocha";
import * as vscode from "vscode";
import { inWorkspace, problemsAre, showFile } from "./editor.ts";

const TEXT = "FROM busybox\nADD src/ /src/\n";
const ADD = '2:1-4 add-instead-of-copy "ADD"';
const UNTAGGED = '1:6-13 untagged-image "busybox"';

export function settingsSuite(): void {
  describe("settings, without a reload", () => {
    afterEach(async () => {
      await setSetting("lint.rules", undefined);
      await setSetting("lint.enable", undefined);
      await vscode.workspace.fs
        .delete(inWorkspace(".strata.yaml"))
        .then(undefined, () => undefined);
    });

    it("turn a rule off and on again", async () => {
      const document = await showFile("rules.dockerfile", TEXT);
      await problemsAre(document, [ADD, UNTAGGED]);
      await setSetting("lint.rules", { "untagged-image": "off" });
      await problemsAre(document, [ADD]);
      await setSetting("lint.rules", undefined);
      await problemsAre(document, [ADD, UNTAGGED]);
    });

    it("turn all problems off and on again", async () => {
      const document = await showFile("enable.dockerfile", TEXT);
      await problemsAre(document, [ADD, UNTAGGED]);
      await setSetting("lint.enable", false);
      await problemsAre(document, []);
      await setSetting("lint.enable", true);
      await problemsAre(document, [ADD, UNTAGGED]);
    });

    it("of the folder's .strata.yaml count as soon as it is on disk", async () => {
      const document = await showFile("configured.dockerfile", TEXT);
      await problemsAre(document, [ADD, UNTAGGED]);
      const text = "rules:\n  add-instead-of-copy: off\n";
      await vscode.workspace.fs.writeFile(inWorkspace(".strata.yaml"), Buffer.from(text));
      await problemsAre(document, [UNTAGGED]);
      await vscode.workspace.fs.delete(inWorkspace(".strata.yaml"));
      await problemsAre(document, [ADD, UNTAGGED]);
    });
  });
}

export async function setSetting(name: string, value: unknown): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const section = vscode.workspace.getConfiguration("strata", folder?.uri ?? null);
  await section.update(name, value, vscode.ConfigurationTarget.WorkspaceFolder);
}

import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import * as vscode from "vscode";
import { problemsAre, showFile } from "./editor.ts";
import { setSetting } from "./settings.ts";

const TEXT = `FROM busybox
RUN echo one && \\
    sudo ls
ADD src/ /src/
`;
const ADD = '4:1-4 add-instead-of-copy "ADD"';
const SUDO = '3:5-9 sudo-in-run "sudo"';
const UNTAGGED = '1:6-13 untagged-image "busybox"';

/** With the extension of test/fixtures/other-linter. */
export function besideOthersSuite(): void {
  describe("beside another extension's problems", () => {
    afterEach(() => setSetting("besideOthers", undefined));

    it("ours of the same name are left out while theirs are shown", async () => {
      const document = await showFile("beside.dockerfile", TEXT);
      await problemsAre(document, [UNTAGGED, SUDO, ADD]);
      await others(document, [
        { line: 3, source: "hadolint", code: "DL3020" },
        { line: 1, source: "hadolint", code: { value: "DL3004", target: document.uri } },
        { line: 0, source: "spelling", code: "unknown-word" },
      ]);
      await problemsAre(document, [UNTAGGED]);
      await others(document, [{ line: 0, source: "hadolint", code: "DL3006" }]);
      await problemsAre(document, [SUDO, ADD]);
      await others(document, []);
      await problemsAre(document, [UNTAGGED, SUDO, ADD]);
    });

    it("the setting counts at once", async () => {
      const document = await showFile("beside-setting.dockerfile", TEXT);
      await problemsAre(document, [UNTAGGED, SUDO, ADD]);
      await others(document, [
        { line: 3, source: "hadolint", code: "DL3020" },
        { line: 0, source: "spelling", code: "unknown-word" },
      ]);
      await problemsAre(document, [UNTAGGED, SUDO]);
      await setSetting("besideOthers", "on");
      await problemsAre(document, [UNTAGGED, SUDO, ADD]);
      await setSetting("besideOthers", "off");
      await problemsAre(document, [SUDO]);
    });
  });
}

interface OtherProblem {
  readonly line: number;
  readonly source: string;
  readonly code: vscode.Diagnostic["code"];
}

async function others(
  { uri }: vscode.TextDocument,
  problems: readonly OtherProblem[],
): Promise<void> {
  const shown = problems.map((problem) => ({ ...problem, message: "as another says it" }));
  await vscode.commands.executeCommand("otherLinter.show", uri, shown);
  const theirs = vscode.languages.getDiagnostics(uri).filter(({ source }) => source !== "strata");
  assert.equal(theirs.length, problems.length);
}

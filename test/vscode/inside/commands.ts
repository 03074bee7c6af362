import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { problemsAre, showFile } from "./editor.ts";
import { strata } from "./extension.ts";

/** The part of a manifest that this suite reads. */
interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category?: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  };
}

/** What VS Code itself registers for each view. */
const OF_A_VIEW = ["focus", "open", "removeView", "resetViewLocation", "toggleVisibility"];

/** Commands that only work when they are told about what: a quick fix or a link runs them. */
const WITH_AN_ARGUMENT = ["strata.rule.readWhy", "strata.way.choose"];

export function commandsSuite(): void {
  describe("commands", () => {
    it("are those of the manifest, all of them and no others", async () => {
      // What the server adds is there when its first answer is.
      const document = await showFile("Dockerfile", "FROM busybox:1.36\nRUNN true\n");
      await problemsAre(document, ['2:1-5 unknown-instruction "RUNN"']);
      const { contributes } = strata().packageJSON as Manifest;
      const ofViews = new Set(
        Object.values(contributes.views)
          .flat()
          .flatMap(({ id }) => OF_A_VIEW.map((name) => `${id}.${name}`)),
      );
      const all = await vscode.commands.getCommands(true);
      const ours = all.filter((id) => id.startsWith("strata.") && !ofViews.has(id)).sort();
      const declared = contributes.commands.map(({ command }) => command);
      assert.deepEqual(ours, [...declared, ...WITH_AN_ARGUMENT].sort());
    });
  });
}

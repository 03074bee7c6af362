import * as vscode from "vscode";
import type { Command } from "./command.ts";
import { chooseOne, EVERY_KIND } from "./targets.ts";

/** The engine's description of an object as a read-only JSON document, secrets masked. */
export const inspectObject: Command = {
  id: "strata.inspect",
  run: async ({ engine, inspections }, nodes) => {
    const row = await chooseOne(engine, nodes, {
      kinds: EVERY_KIND,
      title: vscode.l10n.t("Inspect"),
      none: vscode.l10n.t("The engine has nothing to inspect."),
    });
    await inspections.show(row);
  },
};

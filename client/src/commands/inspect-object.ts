import * as vscode from "vscode";
import { rowName } from "../explorer/describe.ts";
import { attempt } from "./attempt.ts";
import type { Command } from "./command.ts";
import { chooseOne, EVERY_KIND } from "./targets.ts";

/** The engine's description of an object as a read-only JSON document, secrets masked. */
export const inspectObject: Command = {
  id: "strata.inspect",
  run: async (services, nodes) => {
    const row = await chooseOne(services.engine, nodes, {
      kinds: EVERY_KIND,
      title: vscode.l10n.t("Inspect"),
      none: vscode.l10n.t("The engine has nothing to inspect."),
    });
    const failed = vscode.l10n.t("{0} cannot be inspected", rowName(row));
    await attempt(services, failed, () => services.inspections.show(row));
  },
};

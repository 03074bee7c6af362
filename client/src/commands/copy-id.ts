import * as vscode from "vscode";
import type { Command } from "./command.ts";
import { copyFrom } from "./copy.ts";

export const copyId: Command = {
  id: "strata.copyId",
  run: (services, nodes) =>
    copyFrom(services, nodes, { title: vscode.l10n.t("Copy Id"), text: (row) => row.id }),
};

import * as vscode from "vscode";
import { rowName } from "../explorer/describe.ts";
import type { Command } from "./command.ts";
import { copyFrom } from "./copy.ts";

export const copyName: Command = {
  id: "strata.copyName",
  run: (services, nodes) =>
    copyFrom(services, nodes, { title: vscode.l10n.t("Copy Name"), text: rowName }),
};

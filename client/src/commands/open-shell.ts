import * as vscode from "vscode";
import { rowName } from "../explorer/describe.ts";
import { attempt } from "./attempt.ts";
import type { Command } from "./command.ts";
import { ContainerTerminal } from "./container-terminal.ts";
import { chooseOne } from "./targets.ts";

/** A shell in a container, in a terminal that is named after it. */
export const openShell: Command = {
  id: "strata.container.shell",
  run: async (services, nodes) => {
    const { engine } = services;
    const row = await chooseOne(engine, nodes, {
      kinds: ["container"],
      suits: (each) => each.kind === "container" && each.state === "running",
      title: vscode.l10n.t("Open a Shell in a Container"),
      none: vscode.l10n.t("There is no running container to open a shell in."),
    });
    const name = rowName(row);
    const failed = vscode.l10n.t("No shell opens in container {0}", name);
    const pty = new ContainerTerminal((options) =>
      attempt(services, failed, () => engine.get().changes.openShell(row.id, options)),
    );
    vscode.window.createTerminal({ name, pty, iconPath: new vscode.ThemeIcon("terminal") }).show();
  },
};

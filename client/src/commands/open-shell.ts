import * as vscode from "vscode";
import type { Command } from "./command.ts";
import { ContainerTerminal } from "./container-terminal.ts";
import { chooseOne } from "./targets.ts";

/** A shell in a container, in a terminal that is named after it. */
export const openShell: Command = {
  id: "strata.container.shell",
  run: async ({ engine }, nodes) => {
    const row = await chooseOne(engine, nodes, {
      kinds: ["container"],
      suits: (each) => each.kind === "container" && each.state === "running",
      title: vscode.l10n.t("Open a Shell in a Container"),
      none: vscode.l10n.t("There is no running container to open a shell in."),
    });
    const pty = new ContainerTerminal((options) => engine.get().changes.openShell(row.id, options));
    const name = row.kind === "container" ? row.name : row.id;
    vscode.window.createTerminal({ name, pty, iconPath: new vscode.ThemeIcon("terminal") }).show();
  },
};

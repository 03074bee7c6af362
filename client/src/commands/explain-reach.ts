import * as vscode from "vscode";
import type { Command } from "./command.ts";
import { chooseContainer, joinNetwork } from "./network-members.ts";
import { explainReach } from "./reach.ts";

/** Why one container cannot reach another; joins the network that is missing, if asked to. */
export const explainReachBetween: Command = {
  id: "strata.container.explainReach",
  run: async (services, nodes) => {
    const { engine } = services;
    const none = vscode.l10n.t("There is no other container.");
    const from = await chooseContainer(engine, nodes, {
      suits: () => true,
      title: vscode.l10n.t("Which Container Cannot Reach Another?"),
      none,
    });
    const to = await chooseContainer(engine, [], {
      suits: ({ id }) => id !== from.id,
      title: vscode.l10n.t("Which Container Cannot {0} Reach?", from.name),
      none,
    });
    const { message, join } = explainReach(from, to, vscode.l10n.t);
    if (join === null) {
      void vscode.window.showInformationMessage(message);
      return;
    }
    const connect = vscode.l10n.t('Connect {0} to "{1}"', from.name, join.name);
    if ((await vscode.window.showInformationMessage(message, connect)) === connect) {
      await joinNetwork(services, from, join);
    }
  },
};

import * as vscode from "vscode";
import { rowName } from "../explorer/describe.ts";
import { askName, referenceFault } from "./ask-name.ts";
import { attempt } from "./attempt.ts";
import type { Command } from "./command.ts";
import { chooseOne } from "./targets.ts";

/** Makes an image of a container as it is now. */
export const commitContainer: Command = {
  id: "strata.container.commit",
  run: async (services, nodes) => {
    const row = await chooseOne(services.engine, nodes, {
      kinds: ["container"],
      title: vscode.l10n.t("Commit a Container to an Image"),
      none: vscode.l10n.t("There is no container."),
    });
    const name = rowName(row);
    const reference = await askName({
      title: vscode.l10n.t("Commit {0} to an Image", name),
      prompt: vscode.l10n.t(
        "The image's name, as in team/app:1.2; a running container is paused meanwhile",
      ),
      fault: referenceFault,
    });
    const location = { viewId: "strata.containers" };
    await attempt(services, vscode.l10n.t("Container {0} cannot be committed", name), async () => {
      await vscode.window.withProgress({ location }, () =>
        services.engine.get().changes.commit(row.id, reference),
      );
    });
  },
};

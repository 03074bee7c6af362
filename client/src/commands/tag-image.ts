import * as vscode from "vscode";
import { rowName } from "../explorer/describe.ts";
import { attempt } from "./attempt.ts";
import { askName, referenceFault } from "./ask-name.ts";
import type { Command } from "./command.ts";
import { chooseOne } from "./targets.ts";

export const tagImage: Command = {
  id: "strata.image.tag",
  run: async (services, nodes) => {
    const { engine } = services;
    const row = await chooseOne(engine, nodes, {
      kinds: ["image"],
      title: vscode.l10n.t("Tag an Image"),
      none: vscode.l10n.t("There is no image to tag."),
    });
    const reference = await askName({
      title: vscode.l10n.t("Tag {0}", rowName(row)),
      prompt: vscode.l10n.t("One more name for it, as in team/app:1.2"),
      fault: referenceFault,
    });
    await attempt(services, vscode.l10n.t("Image {0} cannot be tagged", rowName(row)), () =>
      engine.get().changes.tag(row.id, reference),
    );
  },
};

import * as vscode from "vscode";
import type { ContainerRow, VolumeRow } from "../engine/types.ts";
import { chooseProjects } from "./choose-project.ts";
import type { Command } from "./command.ts";
import { removalQuestion } from "./removal-question.ts";
import { removeEach } from "./remove-objects.ts";

/** Removes a project's containers and, where a second question is answered so, its volumes. */
export const removeProject: Command = {
  id: "strata.project.remove",
  run: async (services, nodes) => {
    const { names, rows } = await chooseProjects(services.engine, nodes, {
      suits: () => true,
      title: vscode.l10n.t("Remove a Project's Containers"),
      none: vscode.l10n.t("There is no project."),
    });
    const volumes = services.engine
      .get()
      .rows("volume")
      .filter(({ project }) => project !== null && names.includes(project));
    await confirmContainers(names, rows);
    const withVolumes = volumes.length > 0 && (await askForVolumes(names, volumes));
    await removeEach(services, "container", "strata.containers", rows);
    if (withVolumes) await removeEach(services, "volume", "strata.volumes", volumes);
  },
};

async function confirmContainers(
  names: readonly string[],
  rows: readonly ContainerRow[],
): Promise<void> {
  const { detail, button } = removalQuestion("container", rows, vscode.l10n.t);
  const project = names.join(", ");
  const message =
    rows.length === 1
      ? vscode.l10n.t('Remove the container of "{0}"?', project)
      : vscode.l10n.t('Remove the {0} containers of "{1}"?', rows.length, project);
  const named = rows.length === 1 ? rows.map(({ name }) => name) : [];
  const options = { modal: true, detail: [...named, detail].join("\n").trim() };
  if ((await vscode.window.showWarningMessage(message, options, button)) !== button) {
    throw new vscode.CancellationError();
  }
}

/** Whether they go too. To keep them is the answer that loses nothing: it stands first. */
async function askForVolumes(
  names: readonly string[],
  volumes: readonly VolumeRow[],
): Promise<boolean> {
  const { button: remove } = removalQuestion("volume", volumes, vscode.l10n.t);
  const project = names.join(", ");
  const keep = vscode.l10n.t("Keep the Data");
  const message =
    volumes.length === 1
      ? vscode.l10n.t('Also remove the volume of "{0}" and the data in it?', project)
      : vscode.l10n.t(
          'Also remove the {0} volumes of "{1}" and the data in them?',
          volumes.length,
          project,
        );
  const options = { modal: true, detail: volumes.map(({ name }) => name).join("\n") };
  const answer = await vscode.window.showWarningMessage(message, options, keep, remove);
  if (answer === undefined) throw new vscode.CancellationError();
  return answer === remove;
}

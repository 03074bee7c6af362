import * as vscode from "vscode";
import { chooseBaseline } from "./choose-baseline.ts";
import { chooseTarget } from "./choose-target.ts";
import type { Command, CommandServices } from "./command.ts";
import { commitContainer } from "./commit-container.ts";
import { connectAgain } from "./connect-again.ts";
import { copyAddress } from "./copy-address.ts";
import { copyId } from "./copy-id.ts";
import { copyName } from "./copy-name.ts";
import { copyRunCommand } from "./copy-run-command.ts";
import { createNetwork } from "./create-network.ts";
import { createVolume } from "./create-volume.ts";
import { explainForecast } from "./explain-forecast.ts";
import { explainReachBetween } from "./explain-reach.ts";
import { exportContainer } from "./export-container.ts";
import { inspectObject } from "./inspect-object.ts";
import { killContainers } from "./kill-containers.ts";
import { connectNetwork, disconnectNetwork } from "./network-members.ts";
import { openMount } from "./open-mount.ts";
import { openPort } from "./open-port.ts";
import { openShell } from "./open-shell.ts";
import { pauseContainers } from "./pause-containers.ts";
import { pruneBuildCache } from "./prune-build-cache.ts";
import { pruneContainers } from "./prune-containers.ts";
import { pruneImages } from "./prune-images.ts";
import { pruneNetworks } from "./prune-networks.ts";
import { pruneVolumes } from "./prune-volumes.ts";
import { pullImage } from "./pull-image.ts";
import { recordBaseline } from "./record-baseline.ts";
import { refresh } from "./refresh.ts";
import { removeContainers } from "./remove-containers.ts";
import { removeImages } from "./remove-images.ts";
import { removeNetworks } from "./remove-networks.ts";
import { removeProject } from "./remove-project.ts";
import { removeVolumes } from "./remove-volumes.ts";
import { renameContainer } from "./rename-container.ts";
import { restartContainers } from "./restart-containers.ts";
import { restartProject } from "./restart-project.ts";
import { restartServer } from "./restart-server.ts";
import { runCommand } from "./run-command.ts";
import { runImage } from "./run-image.ts";
import { setBuildArguments } from "./set-build-arguments.ts";
import { showLayers } from "./show-layers.ts";
import { showLogDocument } from "./show-log-document.ts";
import { showLog } from "./show-log.ts";
import { showLogs } from "./show-logs.ts";
import { showObject } from "./show-object.ts";
import { startContainers } from "./start-containers.ts";
import { startProject } from "./start-project.ts";
import { stopContainers } from "./stop-containers.ts";
import { stopProject } from "./stop-project.ts";
import { tagImage } from "./tag-image.ts";
import { unpauseContainers } from "./unpause-containers.ts";
import { waitHealthy } from "./wait-healthy.ts";
import { whyFile } from "./why-file.ts";

/** Every command; the manifest declares the same ids. */
const COMMANDS: readonly Command[] = [
  startContainers,
  stopContainers,
  restartContainers,
  pauseContainers,
  unpauseContainers,
  killContainers,
  renameContainer,
  openShell,
  openPort,
  openMount,
  copyAddress,
  copyRunCommand,
  explainReachBetween,
  waitHealthy,
  commitContainer,
  exportContainer,
  removeContainers,
  pruneContainers,
  startProject,
  stopProject,
  restartProject,
  removeProject,
  showLogs,
  showLogDocument,
  pullImage,
  runImage,
  tagImage,
  removeImages,
  pruneImages,
  createVolume,
  removeVolumes,
  pruneVolumes,
  createNetwork,
  connectNetwork,
  disconnectNetwork,
  removeNetworks,
  pruneNetworks,
  pruneBuildCache,
  showObject,
  inspectObject,
  copyName,
  copyId,
  refresh,
  connectAgain,
  showLog,
  explainForecast,
  whyFile,
  showLayers,
  recordBaseline,
  chooseBaseline,
  chooseTarget,
  setBuildArguments,
  restartServer,
];

export function registerCommands(services: CommandServices): vscode.Disposable {
  return vscode.Disposable.from(
    ...COMMANDS.map((command) =>
      vscode.commands.registerCommand(command.id, (...args: readonly unknown[]) =>
        runCommand(command, services, args),
      ),
    ),
  );
}

import * as vscode from "vscode";
import { isEngineError } from "../engine/errors.ts";
import type { ExplorerNode } from "../explorer/nodes.ts";
import { isNode } from "../explorer/nodes.ts";
import type { Command, CommandServices } from "./command.ts";
import { CommandFailure } from "./failure.ts";

/**
 * The one fault wall of the client's commands: what one throws is logged and told, with a way to
 * the log; a cancellation is silent. Resolves in any case.
 */
export async function runCommand(
  command: Command,
  services: CommandServices,
  args: readonly unknown[],
): Promise<void> {
  services.log.debug(`command ${command.id}`);
  try {
    const [file] = args;
    await command.run(services, nodesOf(args), file instanceof vscode.Uri ? file : undefined);
  } catch (error) {
    if (!(error instanceof vscode.CancellationError)) {
      tell(command, services, error);
    }
  }
}

/** As trees call their commands: the row under the pointer, then the selection if it is part of it. */
function nodesOf(args: readonly unknown[]): readonly ExplorerNode[] {
  const [node, selection] = args;
  if (Array.isArray(selection) && selection.includes(node)) {
    return selection.filter(isNode);
  }
  return isNode(node) ? [node] : [];
}

function tell(command: Command, { log }: CommandServices, error: unknown): void {
  // What the engine refused is in the log already, in its own words.
  if (!(error instanceof CommandFailure)) {
    log.error(`${command.id} failed.`, error instanceof Error ? error : String(error));
  }
  const showLog = vscode.l10n.t("Show Log");
  const told = vscode.window.showErrorMessage(messageOf(error), showLog);
  void told.then((chosen) => {
    if (chosen === showLog) {
      log.show();
    }
  });
}

function messageOf(error: unknown): string {
  if (error instanceof CommandFailure || error instanceof vscode.FileSystemError) {
    return error.message;
  }
  if (isEngineError(error)) {
    return error.refusal === null
      ? error.message
      : vscode.l10n.t("The engine refuses: {0}", error.message);
  }
  const text = error instanceof Error ? error.message : String(error);
  return vscode.l10n.t("Something went wrong in Strata: {0}", text);
}

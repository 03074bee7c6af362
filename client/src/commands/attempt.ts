import * as vscode from "vscode";
import { isEngineError } from "../engine/errors.ts";
import { explainFault } from "../explorer/explain-fault.ts";
import type { CommandServices } from "./command.ts";
import { CommandFailure, failureText } from "./failure.ts";

/**
 * Asks something of the engine. What it refuses is told in words that everybody understands; its
 * own go to the log.
 *
 * @param failed As in "Volume data cannot be removed".
 * @throws CommandFailure where the engine refuses.
 */
export async function attempt<T>(
  { engine, log }: Pick<CommandServices, "engine" | "log">,
  failed: string,
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isEngineError(error)) throw error;
    log.error(`${failed}: ${error.message}`);
    const containers = engine.get().rows("container");
    const explanation = explainFault(error, containers, vscode.l10n.t);
    throw new CommandFailure(failureText(failed, explanation), error);
  }
}

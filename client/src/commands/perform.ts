import * as vscode from "vscode";
import { isEngineError } from "../engine/errors.ts";
import type { Row } from "../engine/types.ts";
import { rowName } from "../explorer/describe.ts";
import { explainFault } from "../explorer/explain-fault.ts";
import type { CommandServices } from "./command.ts";
import type { Failed } from "./failure.ts";
import { CommandFailure, failureText, failuresText } from "./failure.ts";

export interface Performance<R extends Row> {
  readonly viewId: string;
  readonly rows: readonly R[];
  readonly act: (row: R) => Promise<void>;
  /** Which go first: each group begins when the one before has ended. All at once by default. */
  readonly order?: (rows: readonly R[]) => readonly (readonly R[])[];
  /** What failed, for a single object. */
  readonly failed: (name: string) => string;
  /** The same for several: how many of how many. */
  readonly someFailed: (failed: number, total: number) => string;
}

/** How many at a time: stopping takes a container's own time, and an engine has other work. */
const AT_ONCE = 4;

/**
 * Does it to each object, whatever happens to the others.
 *
 * @throws CommandFailure one for all that the engine refused.
 */
export async function perform<R extends Row>(
  { engine, log }: Pick<CommandServices, "engine" | "log">,
  { rows, act, order = (all) => [all], viewId, failed, someFailed }: Performance<R>,
): Promise<void> {
  const failures: Failed[] = [];
  let cause: unknown = null;
  const work = async (waiting: R[]): Promise<void> => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      const name = rowName(row);
      try {
        await act(row);
      } catch (error) {
        if (!isEngineError(error)) throw error;
        cause ??= error;
        log.error(`${failed(name)}: ${error.message}`);
        const containers = engine.get().rows("container");
        failures.push({ name, ...explainFault(error, containers, vscode.l10n.t) });
      }
    }
  };
  await vscode.window.withProgress({ location: { viewId } }, async () => {
    for (const group of order(rows)) {
      const waiting = [...group];
      await Promise.all(Array.from({ length: AT_ONCE }, () => work(waiting)));
    }
  });
  const [first] = failures;
  if (first === undefined) return;
  const text =
    rows.length === 1
      ? failureText(failed(first.name), first)
      : failuresText(someFailed(failures.length, rows.length), failures, vscode.l10n.t);
  throw new CommandFailure(text, cause);
}

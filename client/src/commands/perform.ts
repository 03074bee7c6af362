import * as vscode from "vscode";
import type { Row } from "../engine/types.ts";
import { rowName } from "../explorer/describe.ts";

export interface Performance<R extends Row> {
  readonly viewId: string;
  readonly rows: readonly R[];
  readonly act: (row: R) => Promise<void>;
  /** How many failed of how many, and what the engine said to the first. */
  readonly failure: (failed: number, total: number, first: string) => string;
}

/** How many at a time: stopping takes a container's own time, and an engine has other work. */
const AT_ONCE = 4;

/** Does it to each object, whatever happens to the others, and throws one error for all. */
export async function perform<R extends Row>(performance: Performance<R>): Promise<void> {
  const { rows, act, viewId, failure } = performance;
  const failures: string[] = [];
  const waiting = [...rows];
  const work = async (): Promise<void> => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      try {
        await act(row);
      } catch (error) {
        failures.push(`${rowName(row)}: ${error instanceof Error ? error.message : String(error)}`);
        if (rows.length === 1) {
          throw error;
        }
      }
    }
  };
  await vscode.window.withProgress({ location: { viewId } }, () =>
    Promise.all(Array.from({ length: AT_ONCE }, work)),
  );
  const [first] = failures;
  if (first !== undefined) {
    throw new Error(failure(failures.length, rows.length, first));
  }
}

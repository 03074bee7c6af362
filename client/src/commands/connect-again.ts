import * as vscode from "vscode";
import type { Command } from "./command.ts";

/** Connects now, not at the end of the wait; a failure is told. */
export const connectAgain: Command = {
  id: "strata.engine.connectAgain",
  run: async ({ engine }) => {
    await vscode.window.withProgress({ location: { viewId: "strata.containers" } }, () =>
      engine.get().connected(),
    );
  },
};

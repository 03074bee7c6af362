import * as vscode from "vscode";
import type { ContainerAction, ContainerRow } from "../engine/types.ts";
import type { Command } from "./command.ts";
import { perform } from "./perform.ts";
import { chooseMany } from "./targets.ts";

export interface ContainerActionTexts {
  readonly id: string;
  readonly action: ContainerAction;
  readonly suits: (row: ContainerRow) => boolean;
  readonly title: () => string;
  readonly none: () => string;
}

/** What starting, stopping and restarting have in common. */
export function containerAction(texts: ContainerActionTexts): Command {
  return {
    id: texts.id,
    run: async ({ engine }, nodes) => {
      const rows = await chooseMany(engine, nodes, {
        kind: "container",
        suits: texts.suits,
        title: texts.title(),
        none: texts.none(),
      });
      await perform({
        viewId: "strata.containers",
        rows,
        act: (row) => engine.get().act(texts.action, row.id),
        failure: (failed, total, first) =>
          vscode.l10n.t("{0} of {1} containers failed. {2}", failed, total, first),
      });
    },
  };
}

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
  readonly failed: (name: string) => string;
  readonly someFailed: (failed: number, total: number) => string;
}

/** What starting, stopping and restarting have in common. */
export function containerAction(texts: ContainerActionTexts): Command {
  return {
    id: texts.id,
    run: async (services, nodes) => {
      const { engine } = services;
      const rows = await chooseMany(engine, nodes, {
        kind: "container",
        suits: texts.suits,
        title: texts.title(),
        none: texts.none(),
      });
      await perform(services, {
        viewId: "strata.containers",
        rows,
        act: (row) => engine.get().act(texts.action, row.id),
        failed: texts.failed,
        someFailed: texts.someFailed,
      });
    },
  };
}

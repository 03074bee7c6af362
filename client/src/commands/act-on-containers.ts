import * as vscode from "vscode";
import type { ContainerAction, ContainerRow } from "../engine/types.ts";
import type { Command, CommandServices } from "./command.ts";
import type { Performance } from "./perform.ts";
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
    run: async (services, nodes) => {
      const rows = await chooseMany(services.engine, nodes, {
        kind: "container",
        suits: texts.suits,
        title: texts.title(),
        none: texts.none(),
      });
      await actOn(services, texts.action, rows);
    },
  };
}

type Order = NonNullable<Performance<ContainerRow>["order"]>;

export function actOn(
  services: CommandServices,
  action: ContainerAction,
  rows: readonly ContainerRow[],
  order?: Order,
): Promise<void> {
  return perform(services, {
    viewId: "strata.containers",
    rows,
    act: (row) => services.engine.get().act(action, row.id),
    ...(order === undefined ? {} : { order }),
    ...failureTexts(action),
  });
}

type FailureTexts = Pick<Performance<ContainerRow>, "failed" | "someFailed">;

function failureTexts(action: ContainerAction): FailureTexts {
  const { t } = vscode.l10n;
  switch (action) {
    case "start":
      return {
        failed: (name) => t("Container {0} cannot be started", name),
        someFailed: (failed, total) => t("{0} of {1} containers cannot be started", failed, total),
      };
    case "stop":
      return {
        failed: (name) => t("Container {0} cannot be stopped", name),
        someFailed: (failed, total) => t("{0} of {1} containers cannot be stopped", failed, total),
      };
    case "restart":
      return {
        failed: (name) => t("Container {0} cannot be restarted", name),
        someFailed: (failed, total) =>
          t("{0} of {1} containers cannot be restarted", failed, total),
      };
    case "pause":
      return {
        failed: (name) => t("Container {0} cannot be paused", name),
        someFailed: (failed, total) => t("{0} of {1} containers cannot be paused", failed, total),
      };
    case "unpause":
      return {
        failed: (name) => t("Container {0} cannot be resumed", name),
        someFailed: (failed, total) => t("{0} of {1} containers cannot be resumed", failed, total),
      };
  }
}

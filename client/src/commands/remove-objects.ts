import * as vscode from "vscode";
import type { ObjectKind, Row, RowOf } from "../engine/types.ts";
import type { Command, CommandServices } from "./command.ts";
import type { Performance } from "./perform.ts";
import { perform } from "./perform.ts";
import { removalQuestion } from "./removal-question.ts";
import { chooseMany } from "./targets.ts";

export interface RemovalTexts<K extends ObjectKind> {
  readonly id: string;
  readonly kind: K;
  readonly viewId: string;
  readonly suits: (row: RowOf[K]) => boolean;
  readonly title: () => string;
  readonly none: () => string;
}

/** What the four removals have in common: choose, ask with names, remove. */
export function removal<K extends ObjectKind>(texts: RemovalTexts<K>): Command {
  return {
    id: texts.id,
    run: async (services, nodes) => {
      const rows = await chooseMany(services.engine, nodes, {
        kind: texts.kind,
        suits: texts.suits,
        title: texts.title(),
        none: texts.none(),
      });
      await confirmRemoval(texts.kind, rows);
      await removeEach(services, texts.kind, texts.viewId, rows);
    },
  };
}

/**
 * Asks, naming everything that goes.
 *
 * @throws vscode.CancellationError where the answer is not yes.
 */
export async function confirmRemoval(
  kind: ObjectKind,
  rows: readonly Row[],
  more: readonly string[] = [],
): Promise<void> {
  const { message, detail, button } = removalQuestion(kind, rows, vscode.l10n.t);
  const options = {
    modal: true,
    detail: [detail, ...more].filter((text) => text !== "").join("\n"),
  };
  if ((await vscode.window.showWarningMessage(message, options, button)) !== button) {
    throw new vscode.CancellationError();
  }
}

export function removeEach<K extends ObjectKind>(
  services: CommandServices,
  kind: K,
  viewId: string,
  rows: readonly RowOf[K][],
): Promise<void> {
  return perform<Row>(services, {
    viewId,
    rows,
    act: async (row) => {
      for (const name of namesToRemove(row)) await services.engine.get().remove(kind, name);
    },
    ...failureTexts(kind),
  });
}

function failureTexts(kind: ObjectKind): Pick<Performance<Row>, "failed" | "someFailed"> {
  const { t } = vscode.l10n;
  switch (kind) {
    case "container":
      return {
        failed: (name) => t("Container {0} cannot be removed", name),
        someFailed: (failed, total) => t("{0} of {1} containers cannot be removed", failed, total),
      };
    case "image":
      return {
        failed: (name) => t("Image {0} cannot be removed", name),
        someFailed: (failed, total) => t("{0} of {1} images cannot be removed", failed, total),
      };
    case "volume":
      return {
        failed: (name) => t("Volume {0} cannot be removed", name),
        someFailed: (failed, total) => t("{0} of {1} volumes cannot be removed", failed, total),
      };
    case "network":
      return {
        failed: (name) => t("Network {0} cannot be removed", name),
        someFailed: (failed, total) => t("{0} of {1} networks cannot be removed", failed, total),
      };
  }
}

/** By id the engine refuses an image of several tags; the last tag takes the image with it. */
function namesToRemove(row: Row): readonly string[] {
  return row.kind === "image" && row.tags.length > 1 ? row.tags : [row.id];
}

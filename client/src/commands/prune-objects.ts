import { bytesText } from "@strata/protocol/words";
import * as vscode from "vscode";
import type { Engine, ObjectKind, RowOf } from "../engine/types.ts";
import { describeRow } from "../explorer/describe.ts";
import type { Command, CommandServices } from "./command.ts";
import { confirmRemoval, removeEach } from "./remove-objects.ts";

/** An object that nothing uses now. */
export interface Unused<K extends ObjectKind> {
  readonly row: RowOf[K];
  /** Bytes that its removal frees; null where the engine cannot say. */
  readonly size: number | null;
  /** Whether the docker program's own prune would take it without being told to take more. */
  readonly usual: boolean;
}

export interface PruningTexts<K extends ObjectKind> {
  readonly id: string;
  readonly kind: K;
  readonly viewId: string;
  readonly title: () => string;
  readonly none: () => string;
  readonly unused: (engine: Engine) => Promise<readonly Unused<K>[]>;
}

/**
 * What the four prunings have in common: show what is unused and how large it is, let the user
 * choose, ask, and remove exactly that.
 */
export function pruning<K extends ObjectKind>(texts: PruningTexts<K>): Command {
  return {
    id: texts.id,
    run: async (services) => {
      const found = await measure(services, texts);
      if (found.length === 0) {
        void vscode.window.showInformationMessage(texts.none());
        return;
      }
      const chosen = await choose(found, texts.title());
      const size = chosen.reduce((sum, each) => sum + (each.size ?? 0), 0);
      const rows = chosen.map(({ row }) => row);
      const frees = size === 0 ? [] : [vscode.l10n.t("Frees {0}.", bytesText(size))];
      await confirmRemoval(texts.kind, rows, frees);
      await removeEach(services, texts.kind, texts.viewId, rows);
    },
  };
}

async function measure<K extends ObjectKind>(
  { engine: lazy }: CommandServices,
  { viewId, unused }: PruningTexts<K>,
): Promise<readonly Unused<K>[]> {
  const engine = lazy.get();
  return vscode.window.withProgress({ location: { viewId } }, async () => {
    await engine.connected();
    return unused(engine);
  });
}

async function choose<K extends ObjectKind>(
  found: readonly Unused<K>[],
  title: string,
): Promise<readonly Unused<K>[]> {
  const largestFirst = found.toSorted((a, b) => (b.size ?? 0) - (a.size ?? 0));
  const items = largestFirst.map((unused) => {
    const { label, description, icon } = describeRow(unused.row, vscode.l10n.t);
    return {
      label,
      description: unused.size === null ? description : bytesText(unused.size),
      iconPath: new vscode.ThemeIcon(icon),
      picked: unused.usual,
      unused,
    };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title,
    canPickMany: true,
    matchOnDescription: true,
  });
  if (picked === undefined || picked.length === 0) throw new vscode.CancellationError();
  return picked.map(({ unused }) => unused);
}

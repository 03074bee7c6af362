import * as vscode from "vscode";
import type { Row } from "../engine/types.ts";
import type { ExplorerNode } from "../explorer/nodes.ts";
import type { CommandServices } from "./command.ts";
import { chooseOne, EVERY_KIND, selectedRows } from "./targets.ts";

/** Copies a text of each selected object, one a line. */
export async function copyFrom(
  { engine }: CommandServices,
  nodes: readonly ExplorerNode[],
  copying: { readonly title: string; readonly text: (row: Row) => string },
): Promise<void> {
  const selected = EVERY_KIND.flatMap((kind): readonly Row[] =>
    selectedRows(engine.get(), nodes, kind),
  );
  const rows =
    selected.length > 0
      ? selected
      : [
          await chooseOne(engine, nodes, {
            kinds: EVERY_KIND,
            title: copying.title,
            none: vscode.l10n.t("The engine has nothing to copy from."),
          }),
        ];
  await vscode.env.clipboard.writeText(rows.map(copying.text).join("\n"));
}

import type { BuildChoicesResult } from "@strata/protocol/requests";
import * as vscode from "vscode";
import { pickOrType } from "./pick-or-type.ts";

/** What to compare with; `against` is undefined for what counts where nothing is chosen. */
export interface ChosenBaseline {
  readonly against: string | undefined;
  /** For people, in the middle of a sentence. */
  readonly name: string;
}

/**
 * Asks what the next build is compared with; undefined where nothing was chosen.
 *
 * @param automatic Offered first, with this explanation; null leaves it out.
 */
export async function askBaseline(
  choices: BuildChoicesResult | null,
  automatic: string | null,
): Promise<ChosenBaseline | undefined> {
  const { t } = vscode.l10n;
  const { builds = [], refs = [] } = choices ?? {};
  const other = { label: t("Another commit, branch or tag…"), chosen: null };
  const items: readonly BaselineItem[] = [
    ...(automatic === null ? [] : [item(t("Automatic"), undefined, automatic)]),
    item(t("The last build"), "last"),
    ...builds.map(({ label, against }) => ({
      ...item(label, against),
      iconPath: new vscode.ThemeIcon("history"),
    })),
    SEPARATOR,
    item(t("What is committed (HEAD)"), "git:HEAD"),
    other,
    SEPARATOR,
    item(t("Nothing: every step runs"), "none"),
  ];
  const title = t("What is the next build compared with?");
  const choice = await vscode.window.showQuickPick(items, { title });
  if (choice !== other) return choice?.chosen ?? undefined;
  const named = t("A commit, branch or tag");
  const ref = await pickOrType(Promise.resolve(refs), named, t("A name, or the hash of a commit"));
  return ref === undefined ? undefined : { against: `git:${ref}`, name: ref };
}

interface BaselineItem extends vscode.QuickPickItem {
  /** Null leads to another question, or nowhere. */
  readonly chosen: ChosenBaseline | null;
}

const SEPARATOR: BaselineItem = {
  label: "",
  kind: vscode.QuickPickItemKind.Separator,
  chosen: null,
};

function item(label: string, against: string | undefined, description = ""): BaselineItem {
  return { label, description, chosen: { against, name: label } };
}

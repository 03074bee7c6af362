import type { AffectedByResult } from "@strata/protocol/requests";
import * as vscode from "vscode";
import { type ReachItem, type ReachPlace, reachItems } from "./reach-items.ts";

const SCHEME = "strata-reach";

/** Asks the server what a file's change rebuilds. */
export type AskReach = (
  file: vscode.Uri,
  token: vscode.CancellationToken,
) => Promise<AffectedByResult>;

/** Says which steps of the workspace's Dockerfiles a file rebuilds, in a list that leads to them. */
export class FileReaches implements vscode.TextDocumentContentProvider {
  readonly #ask: AskReach;
  /** What was asked to be shown as text, by its URI. */
  readonly #texts = new Map<string, string>();
  readonly #subscriptions: vscode.Disposable;

  constructor(ask: AskReach) {
    this.#ask = ask;
    const { workspace } = vscode;
    this.#subscriptions = vscode.Disposable.from(
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    );
  }

  /** @param given The file that a menu was opened on; else the one in the active tab. */
  async show(given: vscode.Uri | undefined): Promise<void> {
    const { t } = vscode.l10n;
    const file = given ?? activeFile();
    if (file === undefined) {
      await vscode.window.showInformationMessage(
        t("Open a file to see which steps its change rebuilds."),
      );
      return;
    }
    const name = vscode.workspace.asRelativePath(file);
    const asking = new vscode.CancellationTokenSource();
    const pick = vscode.window.createQuickPick<Row>();
    pick.title = t("What a change of {0} rebuilds", name);
    pick.placeholder = t("Looking at the Dockerfiles of the workspace…");
    pick.busy = true;
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    pick.onDidHide(() => {
      asking.cancel();
      pick.dispose();
    });
    pick.show();
    try {
      const result = await this.#ask(file, asking.token);
      pick.busy = false;
      pick.placeholder =
        result.dockerfiles.length === 0
          ? t("There is no Dockerfile in this workspace.")
          : t("Choose a step to go to it");
      pick.items = rows(result);
      pick.onDidAccept(() => {
        const [row] = pick.selectedItems;
        pick.hide();
        if (row?.at !== undefined) void goTo(row.at);
        else if (row !== undefined) void this.#showText(name, result.text);
      });
    } catch (error) {
      pick.hide();
      if (!asking.token.isCancellationRequested) throw error;
    }
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? "";
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #showText(name: string, text: string): Promise<void> {
    const path = `/${vscode.l10n.t("What {0} rebuilds", name.replaceAll("/", "∕"))}.txt`;
    // Another name for each answer: a document that is open keeps the text it has.
    const uri = vscode.Uri.from({ scheme: SCHEME, path, query: String(this.#texts.size) });
    this.#texts.set(uri.toString(), text);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  }
}

interface Row extends vscode.QuickPickItem {
  /** Absent for the row that shows all as text. */
  readonly at?: ReachPlace;
}

function rows({ dockerfiles }: AffectedByResult): readonly Row[] {
  const { t } = vscode.l10n;
  const items = reachItems(dockerfiles, t);
  if (items.length === 0) return [];
  return [
    ...items.flatMap((item, index) =>
      item.group === items[index - 1]?.group ? [row(item)] : [separator(item.group), row(item)],
    ),
    separator(""),
    { label: t("Show All of This as Text"), iconPath: new vscode.ThemeIcon("output") },
  ];
}

function row({ icon, label, description, detail, at }: ReachItem): Row {
  const iconPath = new vscode.ThemeIcon(icon);
  return { label, description, iconPath, at, ...(detail === "" ? {} : { detail }) };
}

function separator(label: string): Row {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** Not of a text editor alone: a picture may be part of a build as well. */
function activeFile(): vscode.Uri | undefined {
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) {
    return input.uri;
  }
  return vscode.window.activeTextEditor?.document.uri;
}

async function goTo(place: ReachPlace): Promise<void> {
  const uri = "uri" in place ? vscode.Uri.parse(place.uri) : vscode.Uri.file(place.path);
  const start = new vscode.Position(place.line - 1, 0);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(start, start) });
}

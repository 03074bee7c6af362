import type { SuppositionKind } from "@strata/protocol/layers-panel";
import type { ForecastView } from "@strata/protocol/forecast";
import type { BuildChoicesResult } from "@strata/protocol/requests";
import { isSecret } from "@strata/protocol/secrets";
import * as vscode from "vscode";
import { askBaseline } from "./ask-baseline.ts";
import { pickOrType } from "./pick-or-type.ts";
import type { Supposition } from "./suppositions.ts";

/**
 * Asks what to suppose; undefined where nothing was chosen.
 *
 * @param choices What the document's build can be compared with.
 */
export async function askSupposition(
  what: SuppositionKind,
  document: vscode.TextDocument,
  forecast: ForecastView | null,
  choices: () => Promise<BuildChoicesResult | null>,
): Promise<Supposition | undefined> {
  switch (what) {
    case "file":
      return await askFile(document, forecast);
    case "argument":
      return await askArgument(choices());
    case "baseline": {
      const chosen = await askBaseline(await choices(), null);
      return chosen && { kind: "baseline", against: chosen.against ?? "last", name: chosen.name };
    }
  }
}

/** Enough to choose from; what is not among them can be typed. */
const MOST_FILES = 2000;
const SELDOM_BUILT_FROM: ReadonlySet<string> = new Set(["node_modules"]);

async function askFile(
  document: vscode.TextDocument,
  forecast: ForecastView | null,
): Promise<Supposition | undefined> {
  const files = filesBelow(contextFolder(document, forecast));
  const path = await pickOrType(
    files,
    vscode.l10n.t("Which file of the build context changes?"),
    vscode.l10n.t("A path in the build context; src/** is all below src"),
  );
  return path === undefined ? undefined : { kind: "file", path };
}

function contextFolder(document: vscode.TextDocument, forecast: ForecastView | null): vscode.Uri {
  const own = vscode.Uri.joinPath(document.uri, "..");
  if (forecast === null) return own;
  const { context } = forecast;
  if (/^(?:\/|[A-Za-z]:[\\/])/.test(context)) return vscode.Uri.file(context);
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  return folder === undefined ? own : vscode.Uri.joinPath(folder.uri, context);
}

/** Paths of the files in a folder, those near its top first. No process is started for it. */
async function filesBelow(top: vscode.Uri): Promise<readonly string[]> {
  const files: string[] = [];
  let folders: readonly string[] = [""];
  while (folders.length > 0 && files.length < MOST_FILES) {
    const below: string[] = [];
    for (const folder of folders) {
      const entries = await vscode.workspace.fs
        .readDirectory(vscode.Uri.joinPath(top, folder))
        .then(
          (found) => found,
          () => [],
        );
      for (const [name, type] of entries) {
        const path = folder === "" ? name : `${folder}/${name}`;
        if (type === vscode.FileType.File) files.push(path);
        const isHidden = name.startsWith(".") || SELDOM_BUILT_FROM.has(name);
        if (type === vscode.FileType.Directory && !isHidden) below.push(path);
      }
    }
    folders = below;
  }
  return files.slice(0, MOST_FILES);
}

async function askArgument(
  choices: Promise<BuildChoicesResult | null>,
): Promise<Supposition | undefined> {
  const { l10n, window } = vscode;
  const names = choices.then((found) => (found?.arguments ?? []).map(({ name }) => name));
  const title = l10n.t("Which build argument changes?");
  const name = await pickOrType(names, title, l10n.t("A name"));
  if (name === undefined) return undefined;
  const value = await window.showInputBox({
    title: l10n.t("What is {0} then?", name),
    password: isSecret(name, "x"),
  });
  return value === undefined ? undefined : { kind: "argument", name, value };
}

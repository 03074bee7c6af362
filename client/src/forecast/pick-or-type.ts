import * as vscode from "vscode";

/** One of these, or what was typed; undefined where nothing was chosen. */
export function pickOrType(
  choices: Promise<readonly string[]>,
  title: string,
  placeholder: string,
): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.busy = true;
  let known: readonly vscode.QuickPickItem[] = [];
  const offer = (): void => {
    const typed = pick.value.trim();
    const isKnown = typed === "" || known.some(({ label }) => label === typed);
    pick.items = isKnown ? known : [...known, { label: typed, alwaysShow: true }];
  };
  pick.onDidChangeValue(offer);
  void choices.then((labels) => {
    known = labels.map((label) => ({ label }));
    pick.busy = false;
    offer();
  });
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.label);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

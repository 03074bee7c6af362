import * as vscode from "vscode";

export interface NameQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  /** What is wrong with a name, for people; null where nothing is. */
  readonly fault: (name: string) => string | null;
}

/**
 * A name that the user types.
 *
 * @throws vscode.CancellationError where none is given.
 */
export async function askName({ title, prompt, value, fault }: NameQuestion): Promise<string> {
  const name = await vscode.window.showInputBox({
    title,
    prompt,
    ...(value === undefined ? {} : { value }),
    ignoreFocusOut: true,
    // An empty box is no mistake yet.
    validateInput: (typed) => (typed === "" ? undefined : fault(typed.trim())),
  });
  const trimmed = name?.trim() ?? "";
  if (trimmed === "" || fault(trimmed) !== null) throw new vscode.CancellationError();
  return trimmed;
}

/** The engine's own rule for the names of containers, volumes and networks. */
export function objectNameFault(name: string): string | null {
  return /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)
    ? null
    : vscode.l10n.t(
        "A name has at least two letters, digits, dots, hyphens or underscores, and begins with a letter or a digit.",
      );
}

/** Repository and tag; the engine says more. */
export function referenceFault(reference: string): string | null {
  return /^[a-z0-9][\w./:@-]*$/.test(reference)
    ? null
    : vscode.l10n.t("Write it as name:tag, the name in lower case.");
}

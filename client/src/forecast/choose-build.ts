import type { ArgumentChoice, BuildChoicesResult } from "@strata/protocol/requests";
import { isSecret, maskValue } from "@strata/protocol/secrets";
import * as vscode from "vscode";
import { askBaseline } from "./ask-baseline.ts";
import type { BuildChoices } from "./build-choices.ts";
import { activeDockerfile } from "./forecast-marks.ts";

export interface ChooseBuildOptions {
  readonly chosen: BuildChoices;
  /** What there is to choose from; null where the document is not open. */
  readonly choices: (document: vscode.TextDocument) => Promise<BuildChoicesResult | null>;
}

/** Asks what the forecast of the active Dockerfile is compared with, and remembers it. */
export async function chooseBaseline({ chosen, choices }: ChooseBuildOptions): Promise<void> {
  const document = await dockerfileOrHint();
  if (document === undefined) return;
  const setting = vscode.l10n.t("as the setting strata.forecast.against says");
  const baseline = await askBaseline(await choices(document), setting);
  if (baseline !== undefined) await chosen.setAgainst(uriOf(document), baseline.against);
}

/** Asks which stage of the active Dockerfile is built, and remembers it. */
export async function chooseTarget({ chosen, choices }: ChooseBuildOptions): Promise<void> {
  const { l10n, window } = vscode;
  const document = await dockerfileOrHint();
  if (document === undefined) return;
  const stages = (await choices(document))?.stages ?? [];
  const now = chosen.of(uriOf(document)).target;
  const automatic = {
    label: l10n.t("Automatic"),
    description: l10n.t("as configuration files say, else the last stage"),
    target: undefined,
  };
  const items = stages.map(({ target, line }) => {
    const isNow = target === now;
    const at = isNow ? l10n.t("line {0}, chosen now", line) : l10n.t("line {0}", line);
    return { label: target, description: at, target };
  });
  const title = l10n.t("Which stage does the next build end with?");
  const choice = await window.showQuickPick([automatic, ...items], { title });
  if (choice !== undefined) await chosen.setTarget(uriOf(document), choice.target);
}

/** Asks for a build argument of the active Dockerfile and its value, and remembers it. */
export async function setBuildArgument({ chosen, choices }: ChooseBuildOptions): Promise<void> {
  const { l10n, window } = vscode;
  const document = await dockerfileOrHint();
  if (document === undefined) return;
  const uri = uriOf(document);
  const declared = (await choices(document))?.arguments ?? [];
  const name = await askName(declared, chosen, uri);
  if (name === undefined) return;
  const { buildArgs = {} } = chosen.of(uri);
  const isSet = Object.hasOwn(buildArgs, name) || chosen.forgottenOf(uri).includes(name);
  if (isSet && (await isUnwanted(name))) {
    await chosen.setArgument(uri, name, undefined);
    return;
  }
  const hidden = isSecret(name, "x");
  const value = await window.showInputBox({
    title: l10n.t("What is {0} in the next build?", name),
    prompt: hidden
      ? l10n.t("Looks like a secret: it is neither shown nor stored.")
      : l10n.t("As in --build-arg {0}=…", name),
    value: hidden ? "" : (buildArgs[name] ?? ""),
    password: hidden,
    ignoreFocusOut: true,
  });
  if (value !== undefined) await chosen.setArgument(uri, name, value);
}

/** The name of an argument that the Dockerfile declares, or of any other. */
async function askName(
  declared: readonly ArgumentChoice[],
  chosen: BuildChoices,
  uri: string,
): Promise<string | undefined> {
  const { l10n, window } = vscode;
  const { buildArgs = {} } = chosen.of(uri);
  const forgotten = chosen.forgottenOf(uri);
  const defaults = new Map(declared.map((each) => [each.name, each.default]));
  const names = new Set([...Object.keys(buildArgs), ...forgotten, ...defaults.keys()]);
  const describe = (name: string): string => {
    const value = buildArgs[name];
    if (value !== undefined) return l10n.t("set to {0}", maskValue(name, value));
    if (forgotten.includes(name)) return l10n.t("its value was not stored: set it again");
    const written = defaults.get(name) ?? null;
    return written === null ? l10n.t("without a default") : l10n.t("{0} by default", written);
  };
  const items = [...names].map((name) => ({ label: name, description: describe(name) }));
  const other = { label: l10n.t("Another Argument…"), description: "" };
  const title = l10n.t("Which build argument?");
  const choice = await window.showQuickPick([...items, other], { title });
  if (choice !== other) return choice?.label;
  const typed = await window.showInputBox({ title, prompt: l10n.t("Its name"), value: "" });
  return typed === undefined || typed.trim() === "" ? undefined : typed.trim();
}

/** Whether an argument that is set shall not be any more; a cancelled question is an error. */
async function isUnwanted(name: string): Promise<boolean> {
  const { l10n, window } = vscode;
  const another = l10n.t("Set Another Value…");
  const none = l10n.t("Take It Away");
  const choice = await window.showQuickPick([another, none], {
    title: l10n.t("The build argument {0} is set", name),
  });
  if (choice === undefined) throw new vscode.CancellationError();
  return choice === none;
}

/** Says what to do where no Dockerfile is open. */
async function dockerfileOrHint(): Promise<vscode.TextDocument | undefined> {
  const document = activeDockerfile();
  if (document === undefined) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t("Open a Dockerfile to choose how its next build is forecast."),
    );
  }
  return document;
}

function uriOf(document: vscode.TextDocument): string {
  return document.uri.toString();
}

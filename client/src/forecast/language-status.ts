import type { ForecastResult } from "@strata/protocol/requests";
import { maskValue } from "@strata/protocol/secrets";
import * as vscode from "vscode";
import type { BuildChoices } from "./build-choices.ts";
import { baselineText } from "./summary.ts";

const SELECTOR: vscode.DocumentSelector = { language: "dockerfile" };

/** What the forecast is made of, beside the language in the status bar, each to be chosen there. */
export class ForecastLanguageStatus {
  readonly #chosen: BuildChoices;
  readonly #baseline: vscode.LanguageStatusItem;
  readonly #target: vscode.LanguageStatusItem;
  readonly #arguments: vscode.LanguageStatusItem;

  constructor(chosen: BuildChoices) {
    const { t } = vscode.l10n;
    this.#chosen = chosen;
    this.#baseline = item("baseline", t("Strata: Baseline"), {
      command: "strata.forecast.compareWith",
      title: t("Compare With…"),
    });
    this.#target = item("target", t("Strata: Target"), {
      command: "strata.forecast.chooseTarget",
      title: t("Choose Target…"),
    });
    this.#arguments = item("arguments", t("Strata: Build Arguments"), {
      command: "strata.forecast.setArguments",
      title: t("Set…"),
    });
  }

  show(uri: string, { forecast }: ForecastResult): void {
    const { t } = vscode.l10n;
    const { against, target } = this.#chosen.of(uri);
    const chosen = (choice: string | undefined): string =>
      choice === undefined ? "" : t("chosen");
    const baseline = forecast === null ? t("No forecast") : baselineText(forecast.baseline, t);
    const stage = target ?? forecast?.target ?? t("the last stage");
    this.#baseline.text = withoutIcons(baseline);
    this.#baseline.detail = chosen(against);
    this.#target.text = withoutIcons(t("Target: {0}", stage));
    this.#target.detail = chosen(target);
    this.#arguments.text = withoutIcons(t("Build arguments: {0}", this.#argumentsText(uri)));
  }

  dispose(): void {
    for (const each of [this.#baseline, this.#target, this.#arguments]) each.dispose();
  }

  #argumentsText(uri: string): string {
    const { t } = vscode.l10n;
    const { buildArgs = {} } = this.#chosen.of(uri);
    const given = Object.entries(buildArgs).map(
      ([name, value]) => `${name}=${maskValue(name, value)}`,
    );
    const forgotten = this.#chosen.forgottenOf(uri).map((name) => t("{0} without its value", name));
    const all = [...given, ...forgotten];
    return all.length === 0 ? t("none set") : all.join(", ");
  }
}

function item(id: string, name: string, command: vscode.Command): vscode.LanguageStatusItem {
  const made = vscode.languages.createLanguageStatusItem(`strata.${id}`, SELECTOR);
  made.name = name;
  made.command = command;
  return made;
}

/** VS Code puts icons in for `$(name)`; what a file says is text. */
function withoutIcons(text: string): string {
  return text.replaceAll("$(", "\\$(");
}

import * as vscode from "vscode";
import type { Engine } from "../engine/types.ts";
import { rowName } from "../explorer/describe.ts";
import { attempt } from "./attempt.ts";
import { objectNameFault } from "./ask-name.ts";
import type { Command } from "./command.ts";
import { splitWords } from "./split-words.ts";
import { chooseOne } from "./targets.ts";

/** Starts a container of an image: name, ports and command are asked for, as the image says them. */
export const runImage: Command = {
  id: "strata.image.run",
  run: async (services, nodes) => {
    const { engine: lazy } = services;
    const engine = lazy.get();
    const row = await chooseOne(lazy, nodes, {
      kinds: ["image"],
      title: vscode.l10n.t("Run an Image"),
      none: vscode.l10n.t("There is no image to run. Pull one first."),
    });
    const image = rowName(row);
    const failed = vscode.l10n.t("Image {0} cannot be run", image);
    const offered = await attempt(services, failed, () => imageOffers(engine, row.id));
    const name = await askOptional({
      title: vscode.l10n.t("Run {0}: Name", image),
      prompt: vscode.l10n.t("The container's name; empty for one that the engine makes up"),
      fault: objectNameFault,
    });
    const ports = await choosePorts(image, offered.ports);
    const command = await askOptional({
      title: vscode.l10n.t("Run {0}: Command", image),
      prompt:
        offered.command === ""
          ? vscode.l10n.t("The image names no command.")
          : vscode.l10n.t("Empty runs the image's own: {0}", offered.command),
      fault: (typed) =>
        splitWords(typed) === null ? vscode.l10n.t("A quotation mark is missing.") : null,
    });
    const run = (): Promise<void> =>
      engine.changes.run({
        image: row.kind === "image" && row.tags[0] !== undefined ? row.tags[0] : row.id,
        name: name === "" ? null : name,
        ports: ports.map((port) => ({ host: port.replace(/\/.*/, ""), container: port })),
        command: splitWords(command) ?? [],
      });
    await attempt(services, failed, async () => {
      await vscode.window.withProgress({ location: { viewId: "strata.images" } }, run);
    });
  },
};

interface Offers {
  /** `80/tcp`. */
  readonly ports: readonly string[];
  /** As one reads it. */
  readonly command: string;
}

/** What the image says of itself. */
async function imageOffers(engine: Engine, id: string): Promise<Offers> {
  const { Config: config = {} } = (await engine.inspect("image", id)) as {
    readonly Config?: {
      readonly ExposedPorts?: object | null;
      readonly Entrypoint?: readonly string[] | null;
      readonly Cmd?: readonly string[] | null;
    };
  };
  return {
    ports: Object.keys(config.ExposedPorts ?? {}),
    command: [...(config.Entrypoint ?? []), ...(config.Cmd ?? [])].join(" "),
  };
}

/** Which of its ports this machine gets under the same number. */
async function choosePorts(image: string, ports: readonly string[]): Promise<readonly string[]> {
  if (ports.length === 0) return [];
  const items = ports.map((port) => ({ label: port, picked: true }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Run {0}: Publish Which Ports on This Machine?", image),
    canPickMany: true,
  });
  if (picked === undefined) throw new vscode.CancellationError();
  return picked.map(({ label }) => label);
}

interface OptionalQuestion {
  readonly title: string;
  readonly prompt: string;
  /** What is wrong with what was typed; null where nothing is. */
  readonly fault: (typed: string) => string | null;
}

/** A text that may be empty. */
async function askOptional({ title, prompt, fault }: OptionalQuestion): Promise<string> {
  const validateInput = (typed: string): string | null =>
    typed.trim() === "" ? null : fault(typed.trim());
  const typed = await vscode.window.showInputBox({
    title,
    prompt,
    validateInput,
    ignoreFocusOut: true,
  });
  if (typed === undefined) throw new vscode.CancellationError();
  return typed.trim();
}

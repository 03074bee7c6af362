import * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import type { Attachment, ContainerRow, NetworkRow } from "../engine/types.ts";
import { rowName } from "../explorer/describe.ts";
import type { ExplorerNode } from "../explorer/nodes.ts";
import { attempt } from "./attempt.ts";
import type { Command, CommandServices } from "./command.ts";
import { chooseOne } from "./targets.ts";

/** Networks that a container has from its start or never. */
const FIXED: readonly string[] = ["host", "none"];

export const connectNetwork: Command = {
  id: "strata.network.connect",
  run: async (services, nodes) => {
    const { engine } = services;
    const container = await chooseContainer(engine, nodes, {
      suits: (row) => !row.networks.some(({ name }) => FIXED.includes(name)),
      title: vscode.l10n.t("Connect a Container to a Network"),
      none: vscode.l10n.t("There is no container that can be connected to a network."),
    });
    const network = await chooseOne(engine, nodes, {
      kinds: ["network"],
      suits: (row) => row.kind === "network" && canJoin(container, row),
      title: vscode.l10n.t("Connect {0} to Which Network?", container.name),
      none: vscode.l10n.t("There is no other network. Create one first."),
    });
    await joinNetwork(services, container, { id: network.id, name: rowName(network) });
  },
};

export const disconnectNetwork: Command = {
  id: "strata.network.disconnect",
  run: async (services, nodes) => {
    const { engine } = services;
    const [node] = nodes;
    if (node?.type === "attachment") {
      const row = engine.get().row("container", node.container);
      if (row !== null) await leaveNetwork(services, row, node.attachment);
      return;
    }
    const container = await chooseContainer(engine, nodes, {
      suits: (row) => row.networks.some(({ name }) => !FIXED.includes(name)),
      title: vscode.l10n.t("Disconnect a Container from a Network"),
      none: vscode.l10n.t("There is no container in a network."),
    });
    const items = container.networks.map((attachment) => ({
      label: attachment.name,
      description: attachment.addresses.join(", "),
      attachment,
    }));
    const title = vscode.l10n.t("Disconnect {0} from Which Network?", container.name);
    const picked = await vscode.window.showQuickPick(items, { title });
    if (picked === undefined) throw new vscode.CancellationError();
    await leaveNetwork(services, container, picked.attachment);
  },
};

type Network = Pick<Attachment, "id" | "name">;

export function joinNetwork(
  services: CommandServices,
  container: ContainerRow,
  network: Network,
): Promise<void> {
  const { name } = container;
  const failed = vscode.l10n.t("Container {0} cannot be connected to {1}", name, network.name);
  return attempt(services, failed, () =>
    services.engine.get().changes.connect(network.id, container.id),
  );
}

function leaveNetwork(
  services: CommandServices,
  container: ContainerRow,
  network: Network,
): Promise<void> {
  const { name } = container;
  const failed = vscode.l10n.t("Container {0} cannot be disconnected from {1}", name, network.name);
  return attempt(services, failed, () =>
    services.engine.get().changes.disconnect(network.id, container.id),
  );
}

function canJoin(container: ContainerRow, network: NetworkRow): boolean {
  return (
    !FIXED.includes(network.name) && !container.networks.some(({ name }) => name === network.name)
  );
}

interface ContainerQuestion {
  readonly suits: (row: ContainerRow) => boolean;
  readonly title: string;
  readonly none: string;
}

/** The one that is selected, else one that is picked. */
export async function chooseContainer(
  engine: LazyEngine,
  nodes: readonly ExplorerNode[],
  { suits, title, none }: ContainerQuestion,
): Promise<ContainerRow> {
  const row = await chooseOne(engine, nodes, {
    kinds: ["container"],
    suits: (each) => each.kind === "container" && suits(each),
    title,
    none,
  });
  if (row.kind !== "container") throw new vscode.CancellationError();
  return row;
}

import * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import type { ContainerRow, PortRow } from "../engine/types.ts";
import type { ExplorerNode } from "../explorer/nodes.ts";
import { hostAndPort, isPublished, type Published, publishedPorts } from "./addresses.ts";
import type { Command } from "./command.ts";
import { chooseOne } from "./targets.ts";

/** Opens a published port in the browser, through whatever forwards it to this machine. */
export const openPort: Command = {
  id: "strata.container.openPort",
  run: async ({ engine }, nodes) => {
    const port = ownPort(nodes[0]) ?? (await choosePort(await chooseContainer(engine, nodes)));
    const address = vscode.Uri.from({
      scheme: port.container === 443 || port.container === 8443 ? "https" : "http",
      authority: hostAndPort(port),
      path: "/",
    });
    await vscode.env.openExternal(await vscode.env.asExternalUri(address));
  },
};

/** The port whose own row the command was called on. */
function ownPort(node: ExplorerNode | undefined): Published | null {
  return node?.type === "port" && isBrowsable(node.port) ? node.port : null;
}

function isBrowsable(port: PortRow): port is Published {
  return isPublished(port) && port.protocol === "tcp";
}

async function chooseContainer(
  engine: LazyEngine,
  nodes: readonly ExplorerNode[],
): Promise<ContainerRow> {
  const row = await chooseOne(engine, nodes, {
    kinds: ["container"],
    suits: (each) => each.kind === "container" && publishedPorts(each).some(isBrowsable),
    title: vscode.l10n.t("Open a Container in the Browser"),
    none: vscode.l10n.t("There is no container with a published port."),
  });
  if (row.kind !== "container") throw new vscode.CancellationError();
  return row;
}

async function choosePort(row: ContainerRow): Promise<Published> {
  const ports = publishedPorts(row).filter(isBrowsable);
  const [first] = ports;
  if (first !== undefined && ports.length === 1) return first;
  const items = ports.map((port) => ({
    label: String(port.host),
    description: vscode.l10n.t("port {0} of the container", port.container),
    port,
  }));
  const title = vscode.l10n.t("Open {0}: Which Port?", row.name);
  const picked = await vscode.window.showQuickPick(items, { title });
  if (picked === undefined) throw new vscode.CancellationError();
  return picked.port;
}

import * as vscode from "vscode";
import type { ContainerRow, PortRow } from "../engine/types.ts";
import type { Command } from "./command.ts";
import { chooseOne } from "./targets.ts";

/** Opens a published port in the browser, through whatever forwards it to this machine. */
export const openPort: Command = {
  id: "strata.container.openPort",
  run: async ({ engine }, nodes) => {
    const row = await chooseOne(engine, nodes, {
      kinds: ["container"],
      suits: (each) => each.kind === "container" && publishedPorts(each).length > 0,
      title: vscode.l10n.t("Open a Container in the Browser"),
      none: vscode.l10n.t("There is no container with a published port."),
    });
    if (row.kind !== "container") return;
    const port = await choosePort(row);
    const address = vscode.Uri.from({
      scheme: port.container === 443 || port.container === 8443 ? "https" : "http",
      authority: `${localHost(port)}:${port.host}`,
      path: "/",
    });
    await vscode.env.openExternal(await vscode.env.asExternalUri(address));
  },
};

type Published = PortRow & { readonly host: number };

/** Each published TCP port once: engines list one for each kind of address. */
function publishedPorts(row: ContainerRow): readonly Published[] {
  const published = row.ports.filter(
    (port): port is Published => port.host !== null && port.protocol === "tcp",
  );
  return [...new Map(published.map((port) => [port.host, port])).values()];
}

async function choosePort(row: ContainerRow): Promise<Published> {
  const ports = publishedPorts(row);
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

/** Bound to every address, it is reached by this machine's own name. */
function localHost({ address }: PortRow): string {
  if (address === null || address === "" || address === "0.0.0.0" || address === "::") {
    return "localhost";
  }
  return address.includes(":") ? `[${address}]` : address;
}

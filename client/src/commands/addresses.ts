import type { ContainerRow, PortRow } from "../engine/types.ts";
import { distinctPorts, isEverywhere } from "../explorer/insides.ts";
import type { ExplorerNode } from "../explorer/nodes.ts";
import type { Translate } from "../translate.ts";

export type Published = PortRow & { readonly host: number };

export interface Address {
  /** What is copied. */
  readonly text: string;
  /** What answers there. */
  readonly of: string;
}

/** Where a container is reached: its published ports from this machine, then its networks. */
export function addressesOf(
  row: Pick<ContainerRow, "ports" | "networks">,
  t: Translate,
): readonly Address[] {
  return [
    ...publishedPorts(row).map((port) => ({
      text: hostAndPort(port),
      of: t("port {0} of the container", port.container),
    })),
    ...row.networks.flatMap(({ name, addresses }) =>
      addresses.map((text) => ({ text, of: t("in the network {0}", name) })),
    ),
  ];
}

/** What a row below a container says by itself; null for other rows. */
export function addressOf(node: ExplorerNode | undefined): string | null {
  switch (node?.type) {
    case "port":
      return isPublished(node.port) ? hostAndPort(node.port) : null;
    case "attachment":
      return node.attachment.addresses[0] ?? null;
    default:
      return null;
  }
}

/** Each published port once, in the row's order. */
export function publishedPorts(row: Pick<ContainerRow, "ports">): readonly Published[] {
  return distinctPorts(row.ports).filter(isPublished);
}

export function isPublished(port: PortRow): port is Published {
  return port.host !== null;
}

/** Bound to every address, it is reached by this machine's own name. */
export function hostAndPort(port: Published): string {
  const address = port.address ?? "";
  const host = isEverywhere(port) ? "localhost" : address.includes(":") ? `[${address}]` : address;
  return `${host}:${port.host}`;
}

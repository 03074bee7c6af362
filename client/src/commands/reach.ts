import type { Attachment, ContainerRow } from "../engine/types.ts";
import { isUp, stateWords } from "../explorer/describe.ts";
import type { Translate } from "../translate.ts";

export interface Reach {
  /** What stands between the two, or how one reaches the other. */
  readonly message: string;
  /** The network of the other that the first is to join; null where that would not help. */
  readonly join: Attachment | null;
}

/** The engine's own bridge has addresses but no names. */
const NAMELESS = "bridge";

/** Why one container cannot reach another, or how it does. */
export function explainReach(from: ContainerRow, to: ContainerRow, t: Translate): Reach {
  const stopped = [from, to].find((row) => !isUp(row));
  if (stopped !== undefined) {
    return only(t("{0} is {1}: start it first.", stopped.name, stateWords(stopped, t)));
  }
  for (const row of [from, to]) {
    if (row.networks.length === 0 || isIn(row, "none")) {
      return only(t("{0} is in no network: nothing reaches it, and it reaches nothing.", row.name));
    }
  }
  if (isIn(from, "host") || isIn(to, "host")) {
    return only(
      t(
        "{0} has no network of its own but this machine's: the two meet at the machine's addresses and at published ports.",
        isIn(from, "host") ? from.name : to.name,
      ),
    );
  }
  const shared = to.networks.filter(({ name }) => isIn(from, name));
  const named = shared.find(({ name }) => name !== NAMELESS);
  if (named !== undefined) return only(byName(from, to, named, t));
  const join = to.networks.find(({ name }) => name !== NAMELESS) ?? null;
  const [bridge] = shared;
  if (bridge !== undefined) {
    return {
      message: t(
        '{0} reaches {1} by its address {2} alone: the network "{3}" knows no names. A network of their own has names.',
        ...[from.name, to.name, bridge.addresses.join(", "), bridge.name],
      ),
      join,
    };
  }
  return {
    message: t(
      "{0} cannot reach {1}: they have no network in common. {0} is in {2}; {1} is in {3}.",
      ...[from.name, to.name, networkNames(from), networkNames(to)],
    ),
    join,
  };
}

function byName(from: ContainerRow, to: ContainerRow, network: Attachment, t: Translate): string {
  const ports = [...new Set(to.ports.map(({ container }) => container))];
  const reached = t(
    '{0} reaches {1} in the network "{2}", by the name {1} and at {3}.',
    ...[from.name, to.name, network.name, network.addresses.join(", ")],
  );
  return ports.length === 0
    ? reached
    : `${reached} ${t("Its image names the ports {0}.", ports.join(", "))}`;
}

function only(message: string): Reach {
  return { message, join: null };
}

function isIn(row: ContainerRow, network: string): boolean {
  return row.networks.some(({ name }) => name === network);
}

function networkNames(row: ContainerRow): string {
  return row.networks.map(({ name }) => `"${name}"`).join(", ");
}

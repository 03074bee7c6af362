import { expect, it } from "vitest";
import { containerRow } from "../engine/testing/container-row.ts";
import type { ContainerRow } from "../engine/types.ts";
import { english } from "../translate.ts";
import { explainReach } from "./reach.ts";

function container(name: string, networks: readonly string[], more: Partial<ContainerRow> = {}) {
  return containerRow({
    id: name,
    networks: networks.map((network) => ({ name: network, id: network, addresses: ["10.0.0.2"] })),
    ...more,
  });
}

const PORT = { container: 80, host: null, address: null, protocol: "tcp" };

it.each<[string, ContainerRow, ContainerRow, string, string | null]>([
  [
    "names the missing network",
    container("a", ["front"]),
    container("b", ["back", "db"]),
    'a cannot reach b: they have no network in common. a is in "front"; b is in "back", "db".',
    "back",
  ],
  [
    "says how it does where it does",
    container("a", ["front", "back"]),
    container("b", ["back"], { ports: [PORT] }),
    'a reaches b in the network "back", by the name b and at 10.0.0.2. Its image names the ports 80.',
    null,
  ],
  [
    "knows that the engine's own bridge has no names",
    container("a", ["bridge"]),
    container("b", ["bridge", "back"]),
    'a reaches b by its address 10.0.0.2 alone: the network "bridge" knows no names. A network of their own has names.',
    "back",
  ],
  [
    "asks for a start first",
    container("a", ["front"]),
    container("b", ["back"], { state: "exited", exitCode: 1 }),
    "b is exited with code 1: start it first.",
    null,
  ],
  [
    "knows containers without a network",
    container("a", ["none"]),
    container("b", ["back"]),
    "a is in no network: nothing reaches it, and it reaches nothing.",
    null,
  ],
  [
    "knows the network of the machine",
    container("a", ["front"]),
    container("b", ["host"]),
    "b has no network of its own but this machine's: the two meet at the machine's addresses and at published ports.",
    null,
  ],
])("%s", (_what, from, to, message, join) => {
  const reach = explainReach(from, to, english);
  expect([reach.message, reach.join?.name ?? null]).toEqual([message, join]);
});

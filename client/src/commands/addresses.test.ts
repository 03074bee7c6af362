import { describe, expect, it } from "vitest";
import type { ContainerRow, PortRow } from "../engine/types.ts";
import { english } from "../translate.ts";
import { addressesOf, addressOf } from "./addresses.ts";

function port(host: number | null, address: string | null): PortRow {
  return { container: 80, host, address, protocol: "tcp" };
}

describe("a port's address", () => {
  it.each([
    ["0.0.0.0", "localhost:8080"],
    ["::", "localhost:8080"],
    ["127.0.0.1", "127.0.0.1:8080"],
    ["::1", "[::1]:8080"],
  ])("bound to %s is %s", (address, text) => {
    expect(addressOf({ type: "port", container: "c", port: port(8080, address) })).toBe(text);
  });

  it("is none where it is not published", () => {
    expect(addressOf({ type: "port", container: "c", port: port(null, null) })).toBeNull();
  });
});

describe("a container's addresses", () => {
  it("are its published ports, each once, and what its networks call it", () => {
    const row: Pick<ContainerRow, "ports" | "networks"> = {
      ports: [port(8080, "0.0.0.0"), port(8080, "::"), port(null, null)],
      networks: [{ name: "front", id: "n", addresses: ["172.20.0.3"] }],
    };
    expect(addressesOf(row, english)).toEqual([
      { text: "localhost:8080", of: "port 80 of the container" },
      { text: "172.20.0.3", of: "in the network front" },
    ]);
  });
});

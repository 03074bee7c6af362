import { MASK } from "@strata/protocol/secrets";
import { describe, expect, it } from "vitest";
import { fileChanges, variables } from "./insides.ts";

describe("a container's environment", () => {
  it("says of each variable where its value comes from, by name", () => {
    const own = ["PORT=80", "PATH=/bin", "MODE=test", "EMPTY="];
    const inherited = ["PATH=/bin", "MODE=production"];
    expect(
      variables(own, inherited).map(({ name, value, source }) => `${name}=${value} ${source}`),
    ).toEqual(["EMPTY= container", "MODE=test changed", "PATH=/bin image", "PORT=80 container"]);
  });

  it("keeps the secrets of both to itself", () => {
    const own = ["DB_PASSWORD=hunter2", "URL=postgres://me:hunter2@db/x", "API_TOKEN=hunter2"];
    const shown = variables(own, ["API_TOKEN=other"]);
    expect(JSON.stringify(shown)).not.toContain("hunter2");
    expect(shown.map(({ value }) => value)).toEqual([MASK, MASK, `postgres://me:${MASK}@db/x`]);
    expect(shown[0]?.source).toBe("changed");
  });
});

describe("what differs from the image", () => {
  const listed = (...lines: readonly string[]): unknown =>
    lines.map((line) => ({ Kind: "CAD".indexOf(line.charAt(0)), Path: line.slice(2) }));

  it("leaves out the folders that differ only by what is in them", () => {
    const changes = fileChanges(
      listed("C /etc", "A /etc/x.conf", "C /etc-old", "D /srv", "C /tmp"),
    );
    expect(changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      "changed /etc-old",
      "added /etc/x.conf",
      "deleted /srv",
      "changed /tmp",
    ]);
  });

  it("is nothing where the engine says null", () => {
    expect(fileChanges(null)).toEqual([]);
  });
});

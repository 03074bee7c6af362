import { describe, expect, it } from "vitest";
import { EngineError, refused } from "../engine/errors.ts";
import { containerRow } from "../engine/testing/container-row.ts";
import type { ContainerRow, ContainerState } from "../engine/types.ts";
import { english } from "../translate.ts";
import { explainFault } from "./explain-fault.ts";

const WEB = "323a2956f124".padEnd(64, "0");

function container(id: string, name: string, state: ContainerState, port?: number): ContainerRow {
  const ports =
    port === undefined ? [] : [{ container: 80, host: port, address: null, protocol: "tcp" }];
  return containerRow({ id, name, state, ports });
}

function told(
  status: number | null,
  words: string,
  containers: readonly ContainerRow[] = [],
): string {
  const { why, next } = explainFault(refused(status, words), containers, english);
  return [`${why}.`, next].join(" ").trim();
}

describe("explainFault", () => {
  const inUse = `remove data: volume is in use - [${WEB}]`;
  const byImage = "conflict: container 323a2956f124 is using its referenced image d6be02065b0d";
  const port = "Bind for 0.0.0.0:8080 failed: port is already allocated";

  it("names who uses a volume, by the name of its id", () => {
    expect(told(409, inUse, [container(WEB, "web", "running")])).toBe(
      "container web uses it. Stop and remove web first.",
    );
  });

  it("does not tell to stop what is stopped", () => {
    expect(told(409, byImage, [container(WEB, "web", "exited")])).toBe(
      "container web uses it. Remove web first.",
    );
  });

  it("names all of several", () => {
    const rows = [container(WEB, "web", "exited"), container("feed", "db", "running")];
    expect(told(409, `volume is in use - [${WEB}, feed]`, rows)).toBe(
      "the containers web, db use it. Stop and remove web, db first.",
    );
  });

  it("says an unknown container's short id", () => {
    expect(told(409, inUse)).toBe("container 323a2956f124 uses it. Remove 323a2956f124 first.");
  });

  it("knows which container has the port", () => {
    const rows = [container("a", "old", "exited", 8080), container("b", "db", "running", 8080)];
    expect(told(500, port, rows)).toBe(
      "port 8080 is in use by container db. Stop db first, or publish another port.",
    );
  });

  it("blames another program where no container has the port", () => {
    expect(told(500, port, [container("b", "db", "running", 80)])).toBe(
      "port 8080 is in use by another program. Stop that program, or publish another port.",
    );
  });

  it("quotes the engine where its words are unknown", () => {
    expect(told(500, "something odd.")).toBe("the engine says “something odd”.");
  });

  it("says Strata's own words where no engine answered", () => {
    const error = new EngineError("refused", "Nothing answers at /s. It may be stopped.");
    expect(explainFault(error, [], english)).toEqual({
      why: "Nothing answers at /s. It may be stopped",
      next: "",
    });
  });
});

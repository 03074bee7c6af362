import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BuildKitConnection } from "../../server/src/platform/buildkit/connection.ts";
import {
  type BuildHistoryRecord,
  buildStatus,
  diskUsage,
  listWorkers,
  listenBuildHistory,
  readBlob,
} from "../../server/src/platform/buildkit/control.ts";
import { buildSteps } from "../support/engine-steps.ts";
import { providedEngine } from "../support/provided.ts";
import { makeWorkspace, type Workspace } from "../support/workspace.ts";

const engine = providedEngine();
const mark = randomUUID();
const dockerfile = `FROM scratch\nLABEL strata.test=${mark}\nCOPY a /${mark}\n`;

let connection: BuildKitConnection;
let workspace: Workspace;
let record: BuildHistoryRecord;

beforeAll(async () => {
  connection = await BuildKitConnection.open(dial);
  workspace = await makeWorkspace({ Dockerfile: dockerfile, a: "1" });
  const building = buildSteps(engine, { folder: workspace.folder, args: { MARK: mark } });
  record = await firstRecord((known) => known.attributes.get("build-arg:MARK") === mark);
  await building;
});

afterAll(async () => {
  connection.close();
  await workspace.remove();
});

function dial(): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const socket = connect(engine.socketPath, () => {
      resolve(socket);
    });
    socket.once("error", reject);
  });
}

/** Of a build that ended, now or as soon as one does. */
async function firstRecord(
  isWanted: (record: BuildHistoryRecord) => boolean,
): Promise<BuildHistoryRecord> {
  for await (const { kind, record } of listenBuildHistory(connection, {})) {
    if (kind === "complete" && isWanted(record)) return record;
  }
  throw new Error("The engine told of no such build.");
}

describe("a builder", () => {
  it("tells of a build as it ends", () => {
    expect([record.error, record.attributes.get("filename")]).toEqual([null, "Dockerfile"]);
  });

  it("tells what a build did", async () => {
    const names: string[] = [];
    for await (const { vertices } of buildStatus(connection, record.ref)) {
      for (const { name, completed } of vertices) if (completed !== null) names.push(name);
    }
    expect(names).toContain(`[1/1] COPY a /${mark}`);
  });

  it("keeps the Dockerfile that was built", async () => {
    const provenance = await readBlob(connection, record.provenance ?? "");
    const data = Buffer.from(dockerfile).toString("base64");
    expect(Buffer.from(provenance).toString("utf8")).toContain(data);
  });

  it("lists what its cache holds", async () => {
    const records = await diskUsage(connection);
    expect(records.map(({ description }) => description)).toContain(`[1/1] COPY a /${mark}`);
  });

  it("has a worker", async () => {
    expect(await listWorkers(connection)).toHaveLength(1);
  });

  it("says that it knows no such build", async () => {
    const reading = buildStatus(connection, "no-such-build").next();
    await expect(reading).rejects.toMatchObject({ reason: "not-found" });
  });

  it("stops telling when nobody listens any more", async () => {
    const stop = new AbortController();
    const listening = listenBuildHistory(connection, { activeOnly: true }, stop.signal).next();
    stop.abort();
    await expect(listening).rejects.toMatchObject({ name: "AbortError" });
  });
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeForecast, recordBuild } from "../../server/src/forecast/forecast.ts";
import { forecastRequest, type ForecastRequest } from "../../server/src/forecast/request.ts";
import { ContextWalker } from "../../server/src/platform/context-walk.ts";
import type { Host } from "../../server/src/platform/host.ts";
import { createMemoryHost } from "../../server/src/platform/memory-host.ts";
import { DiskSnapshotStore } from "../../server/src/platform/snapshot-store.ts";

/** A program to be killed: it records builds and hashes without end, or once and tells of it. */
const [mode, root = "", cacheFolder = "", own = ""] = process.argv.slice(2);
if (mode === "forever") await writeForever();
if (mode === "once") console.log(JSON.stringify(await writeOnce()));

/** Snapshots and digests on disk, all else real enough; files count as older than they are. */
export function cacheHost(cache: string): Host {
  const now = (): number => Date.now() + 10_000;
  const environment = { platform: process.platform, now, isCancelled: () => false };
  return {
    ...createMemoryHost(),
    now,
    buildContext: {
      read: (request) =>
        Promise.resolve(new ContextWalker({ ...environment, cacheFolder: cache }).read(request)),
    },
    snapshots: new DiskSnapshotStore({ cacheFolder: cache, now }),
  };
}

export function cacheRequest(folder: string, build: string): ForecastRequest {
  return forecastRequest({
    path: join(folder, "Dockerfile"),
    contextRoot: folder,
    text: "FROM scratch\nARG BUILD\nCOPY . /all/\nRUN make\n",
    buildArgs: { BUILD: build },
  });
}

async function writeForever(): Promise<never> {
  const host = cacheHost(cacheFolder);
  for (let count = 0; ; count += 1) {
    writeFileSync(join(root, own), String(count));
    await recordBuild(cacheRequest(root, `${own} ${String(count)}`), host);
    if (count === 0) console.log("begun");
  }
}

/** What is said of a build that is recorded, and the states of the same build after it. */
async function writeOnce(): Promise<{ said: string; states: readonly string[] }> {
  const host = cacheHost(cacheFolder);
  const request = cacheRequest(root, "once");
  const said = await recordBuild(request, host).then(
    () => "",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const { stages } = await makeForecast(request, host);
  return { said, states: stages.flatMap(({ steps }) => steps.map(({ state }) => state)) };
}

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Environment } from "../../server/src/platform/cache-folder.ts";
import { createNodeHost, type NodeHost } from "../../server/src/platform/node-host.ts";

/** The real host, with everything that it keeps in `folder`; git is started only where that is trusted. */
export async function makeForecastHost(
  folder: string,
  { env = process.env, trusted = false }: { env?: Environment; trusted?: boolean } = {},
): Promise<NodeHost> {
  const worker = join(folder, "context-worker.cjs");
  await build({
    entryPoints: [
      fileURLToPath(new URL("../../server/src/platform/context-worker.ts", import.meta.url)),
    ],
    outfile: worker,
    bundle: true,
    platform: "node",
    format: "cjs",
    logLevel: "error",
  });
  return createNodeHost({
    assets: { path: () => worker },
    env: { ...env, STRATA_CACHE: join(folder, "cache") },
    platform: process.platform,
    trusted,
  });
}

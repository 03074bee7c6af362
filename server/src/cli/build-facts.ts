import { realpathSync } from "node:fs";
import { join } from "node:path";
import type { ForecastRequest } from "../forecast/request.ts";
import { BuildKitConnection, type Dial } from "../platform/buildkit/connection.ts";
import { type BuiltBuild, readBuild } from "../platform/buildkit/read-build.ts";
import {
  type Builder,
  buildxFolder,
  type BuildxRef,
  buildxRefsSince,
} from "../platform/buildx-state.ts";
import { dialBuilder, type DockerProgram } from "../platform/docker-process.ts";
import { dialEngine, findLocalEngine } from "../platform/local-engine.ts";
import type { ForecastProgram } from "./forecast-call.ts";

export interface EndedBuild {
  readonly request: ForecastRequest;
  readonly builder: Builder;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly docker: DockerProgram;
  readonly program: ForecastProgram;
}

/** Long enough for a builder that has to be reached through others. */
const LONGEST_WAIT_MILLISECONDS = 10_000;

/** What the builder says that the build did, just after it ended; null where it does not say. */
export async function findBuilt(ended: EndedBuild): Promise<BuiltBuild | null> {
  const ref = await findRef(ended);
  if (ref === null) return null;
  const signal = AbortSignal.timeout(LONGEST_WAIT_MILLISECONDS);
  let connection: BuildKitConnection | null = null;
  try {
    connection = await BuildKitConnection.open(await dialOf(ended));
    return await readBuild(connection, ref.ref, ended.request.text, signal);
  } catch {
    return null;
  } finally {
    connection?.close();
  }
}

async function findRef(ended: EndedBuild): Promise<BuildxRef | null> {
  const { request, program, startedAt } = ended;
  // A file system's clock is coarser than the process's.
  const refs = await buildxRefsSince(buildxFolder(program), startedAt - 20);
  const ours = refs.filter(
    ({ localPath, dockerfilePath }) =>
      realOr(localPath) === request.contextRoot &&
      realOr(dockerfilePath === "" ? join(localPath, "Dockerfile") : dockerfilePath) ===
        request.path,
  );
  // Ours was the first to begin.
  return ours.at(-1) ?? null;
}

async function dialOf({ builder, docker, program }: EndedBuild): Promise<Dial> {
  const engine = builder.ofEngine ? await findLocalEngine(program) : null;
  return engine === null
    ? () => Promise.resolve(dialBuilder(docker, builder.name))
    : () => dialEngine(engine);
}

function realOr(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

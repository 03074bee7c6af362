import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { hasAborted } from "./back-off.ts";
import { type DockerSession, safeName } from "./docker-session.ts";
import { EngineError, isEngineError } from "./errors.ts";
import type { ExportOptions } from "./types.ts";

/**
 * Streams a container's files into a tar file. It appears under its name when it is whole; what an
 * end before that leaves is taken away. False where it was aborted.
 */
export async function exportContainer(
  session: DockerSession,
  id: string,
  file: string,
  { signal, onProgress }: ExportOptions,
): Promise<boolean> {
  const container = session.docker.getContainer(safeName(id));
  session.say(`export --output ${file} ${id}`);
  const part = `${file}.part`;
  try {
    const stream = await session.ask(`export ${id}`, () =>
      container.export({ abortSignal: signal }),
    );
    await pipeline(stream, counting(onProgress), createWriteStream(part), { signal });
    await rename(part, file);
    return true;
  } catch (error) {
    await rm(part, { force: true });
    if (hasAborted(signal)) return false;
    if (isEngineError(error)) throw error;
    const words = error instanceof Error ? error.message : String(error);
    const message = `${file} could not be written to its end: ${words}. Try again, or choose another place.`;
    throw new EngineError("other", message, error);
  }
}

function counting(onProgress: (bytes: number) => void): Transform {
  let bytes = 0;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      onProgress(bytes);
      done(null, chunk);
    },
  });
}

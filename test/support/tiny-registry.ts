import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { EngineObjects } from "./engine-objects.ts";

const run = promisify(execFile);

/** A registry on this machine that has one image. */
export interface TinyRegistry {
  /** `127.0.0.1:PORT/name:tag`, to be pulled without a certificate. */
  readonly reference: string;
  close(): Promise<void>;
}

interface Descriptor {
  readonly digest: string;
  readonly mediaType: string;
}

/**
 * Serves an image of the engine's as a registry does.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */
export async function openTinyRegistry(
  objects: EngineObjects,
  image: string,
): Promise<TinyRegistry> {
  const folder = await mkdtemp(path.join(tmpdir(), "strata-registry-"));
  await objects.docker("save", "--output", path.join(folder, "image.tar"), image);
  await run("tar", ["-xf", "image.tar"], { cwd: folder });
  const index = JSON.parse(await readFile(path.join(folder, "index.json"), "utf8")) as {
    readonly manifests: readonly [Descriptor];
  };
  const [manifest] = index.manifests;
  const blob = (digest: string): Promise<Buffer> =>
    readFile(path.join(folder, "blobs", ...digest.split(":")));
  const answer = async (url: string, response: ServerResponse): Promise<void> => {
    const wanted = /\/(manifests|blobs)\/([\w:.-]+)$/.exec(url);
    if (wanted === null) {
      response.end("{}");
      return;
    }
    const [, kind, name = ""] = wanted;
    const digest = kind === "manifests" && !name.includes(":") ? manifest.digest : name;
    const bytes = await blob(digest);
    const type = kind === "manifests" ? manifest.mediaType : "application/octet-stream";
    response.writeHead(200, {
      "Content-Type": type,
      "Content-Length": bytes.length,
      "Docker-Content-Digest": digest,
    });
    response.end(bytes);
  };
  const server = createServer((request, response) => {
    answer(request.url ?? "", response).catch(() => {
      response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    reference: `127.0.0.1:${port}/strata/pulled:1`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

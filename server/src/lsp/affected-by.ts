import { join } from "node:path";
import type { AffectedByResult, DockerfileReach } from "@strata/protocol/requests";
import { reachText } from "../forecast/reach-text.ts";
import { findDockerfiles } from "../platform/find-dockerfiles.ts";
import { OpenDocument } from "./open-document.ts";
import { filePathOf, uriOf } from "./paths.ts";
import type { Services } from "./services.ts";

/** What a change of a file does to each Dockerfile of the workspace, open or not. */
export async function affectedBy(
  services: Services,
  uri: string,
  signal: AbortSignal,
): Promise<AffectedByResult> {
  const { documents, folders, forecasts, host, settings } = services;
  const path = filePathOf(uri);
  if (path === null) return { steps: [], dockerfiles: [], text: "" };
  const file = { path, shown: folders.shown(path) };
  const dockerfiles: DockerfileReach[] = [];
  for (const dockerfile of await dockerfilesOf(services)) {
    signal.throwIfAborted();
    const open = documents.get(dockerfile);
    const document = open ?? (await read(dockerfile, host().files));
    if (document === null) continue;
    const reach = await forecasts.reachOf(document, file, open !== undefined, signal);
    if (open === undefined) settings.forget(dockerfile);
    dockerfiles.push({ ...reach, uri: dockerfile });
  }
  const steps = dockerfiles.flatMap((each) =>
    each.steps.map(({ line, text }) => ({ dockerfile: each.uri, line, text })),
  );
  return { steps, dockerfiles, text: reachText(file.shown, dockerfiles) };
}

/** URIs of those that are open, whatever they are called, and of those in the open folders. */
async function dockerfilesOf({ documents, folders, trust }: Services): Promise<readonly string[]> {
  const { env, platform } = process;
  const uris = new Set(documents.keys().filter((uri) => filePathOf(uri) !== null));
  for (const folder of folders.paths) {
    const found = await findDockerfiles(folder, { env, platform, useGit: trust.granted });
    for (const name of found) uris.add(uriOf(join(folder, name)));
  }
  return [...uris].sort();
}

async function read(
  uri: string,
  files: ReturnType<Services["host"]>["files"],
): Promise<OpenDocument | null> {
  const text = await files.readText(filePathOf(uri) ?? "");
  return text === null ? null : OpenDocument.configuration.create(uri, "dockerfile", 0, text);
}

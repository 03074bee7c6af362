import {
  type IgnoreFile,
  ignoreFileCandidates,
  parseDockerignore,
} from "../context/dockerignore.ts";
import type { HostFiles } from "../platform/host.ts";
import { foldersUp, type PathStyle } from "./find-configuration.ts";

export interface DockerfilePlace {
  /** Absolute. */
  readonly path: string;
  readonly folder: string;
  /** Absolute; null where nothing says it, and the Dockerfile's folder is what it most likely is. */
  readonly context: string | null;
}

/**
 * The ignore file that counts for a Dockerfile's build context: one without patterns where there is
 * none, null where the build context may as well be a folder above, which has one.
 */
export async function findIgnoreFile(
  files: Pick<HostFiles, "readText">,
  { path, folder, context }: DockerfilePlace,
  style: PathStyle,
): Promise<IgnoreFile | null> {
  for (const candidate of ignoreFileCandidates(path, context ?? folder)) {
    const text = await files.readText(candidate);
    if (text !== null) return parseDockerignore(text, style);
  }
  const above = context === null ? foldersUp(folder, style).slice(1) : [];
  const texts = await Promise.all(above.map((each) => files.readText(ignoreFileIn(each))));
  return texts.every((text) => text === null) ? parseDockerignore("", style) : null;
}

function ignoreFileIn(folder: string): string {
  return `${folder.replace(/[\\/]+$/, "")}/.dockerignore`;
}

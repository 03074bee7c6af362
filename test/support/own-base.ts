import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { EngineObjects } from "./engine-objects.ts";

const BASE = "node:22-alpine";

/**
 * Puts a copy of the demo on a base image of its own, so that nothing that was built before is in
 * the engine's cache for it. The image carries the label of `objects` and goes with them.
 */
export async function useOwnBase(demoFolder: string, objects: EngineObjects): Promise<void> {
  const name = objects.name("base");
  const folder = await mkdtemp(path.join(tmpdir(), "strata-base-"));
  try {
    const nonce = randomBytes(8).toString("hex");
    const text = `FROM ${BASE}\nLABEL ${objects.label}\nRUN echo ${nonce} > /nonce\n`;
    await writeFile(path.join(folder, "Dockerfile"), text);
    await objects.docker("build", "--quiet", "--tag", `${name}:22-alpine`, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const dockerfile = path.join(demoFolder, "Dockerfile");
  const text = await readFile(dockerfile, "utf8");
  await writeFile(dockerfile, text.replaceAll("FROM node:", `FROM ${name}:`));
}

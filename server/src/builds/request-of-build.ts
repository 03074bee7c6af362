import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { buildLabel } from "../forecast/keep-build.ts";
import { type ForecastRequest, forecastRequest } from "../forecast/request.ts";
import { runOptionsOf } from "../model/run-options.ts";
import type { BuildHistoryRecord } from "../platform/buildkit/control.ts";
import { type BuildxRef, findBuildxRef } from "../platform/buildx-state.ts";

/** Where a build that the engine tells of has its files. */
export interface BuildOrigin {
  readonly record: BuildHistoryRecord;
  readonly ref: BuildxRef;
  /** Real paths. */
  readonly dockerfile: string;
  readonly contextRoot: string;
}

/** Null where it is not known, or not in folders of this machine. @param folder Of buildx's state. */
export async function originOf(
  record: BuildHistoryRecord,
  folder: string,
): Promise<BuildOrigin | null> {
  const ref = await findBuildxRef(folder, record.ref);
  if (ref === null || ref.localPath === "-" || ref.dockerfilePath === "-") return null;
  try {
    const dockerfile = await realpath(ref.dockerfilePath || join(ref.localPath, "Dockerfile"));
    return { record, ref, dockerfile, contextRoot: await realpath(ref.localPath) };
  } catch {
    return null;
  }
}

/** The request that a forecast of the build would have been. @param text The Dockerfile's. */
export function requestOfBuild(
  { record: { attributes }, dockerfile, contextRoot }: BuildOrigin,
  text: string,
  builder: string,
): ForecastRequest {
  return forecastRequest({
    path: dockerfile,
    text,
    contextRoot,
    target: attributes.get("target") ?? null,
    platform: onePlatform(attributes.get("platform")),
    runOptions: runOptionsOf((name) => attributes.get(name)),
    buildArgs: attributesOf(attributes, "build-arg:"),
    namedContexts: namedContexts(attributesOf(attributes, "context:")),
    builder,
  });
}

/** What the user called, and when. */
export function labelOfBuild({ record, ref }: BuildOrigin): string {
  return buildLabel(callOf(record, ref), record.createdAt ?? 0);
}

function callOf({ attributes }: BuildHistoryRecord, { group }: BuildxRef): string {
  if (attributes.has("label:com.docker.compose.project")) return "docker compose build";
  return group === null ? "docker build" : "docker buildx bake";
}

function attributesOf(
  attributes: BuildHistoryRecord["attributes"],
  prefix: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...attributes]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), value]),
  );
}

/** The engine does not know where a folder of the client lies. */
function namedContexts(
  contexts: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(contexts).map(([name, value]) => [
      name,
      value.startsWith("local:") ? "input:unknown" : value,
    ]),
  );
}

function onePlatform(platform: string | undefined): string | null {
  return platform === undefined || platform.includes(",") ? null : platform;
}

import type { DockerSession } from "./docker-session.ts";
import type { ImageFacts } from "./types.ts";

/**
 * What the engine knows of the local image that `reference` names now; null where there is none or
 * it is for another platform (`os/architecture[/variant]`).
 */
export async function imageFacts(
  session: DockerSession,
  reference: string,
  platform: string | undefined,
): Promise<ImageFacts | null> {
  const image = record(await session.inspect("image", reference));
  if (platform !== undefined && !isFor(image, platform)) {
    return null;
  }
  const config = record(image["Config"]);
  return {
    id: text(image["Id"]),
    layers: texts(record(image["RootFS"])["Layers"]),
    env: texts(config["Env"]),
    user: text(config["User"]),
    workdir: text(config["WorkingDir"]),
    shell: texts(config["Shell"]),
    onbuild: texts(config["OnBuild"]),
  };
}

/** Told apart by the driver's type, which the classic store does not have. */
export async function imageStore(session: DockerSession): Promise<"classic" | "containerd"> {
  const status: unknown = record(await session.info())["DriverStatus"];
  const isContainerd =
    Array.isArray(status) &&
    status.some(
      (pair: unknown) => texts(pair)[1]?.startsWith("io.containerd.snapshotter.") === true,
    );
  return isContainerd ? "containerd" : "classic";
}

function isFor(image: Readonly<Record<string, unknown>>, platform: string): boolean {
  const [os, architecture, variant] = platform.split("/");
  return (
    (os === undefined || os === text(image["Os"])) &&
    (architecture === undefined || architecture === text(image["Architecture"])) &&
    (variant === undefined || text(image["Variant"]) === "" || variant === text(image["Variant"]))
  );
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(text) : [];
}

import type { HostFiles } from "../platform/host.ts";

/** A configuration file that counts for a Dockerfile. */
export interface FoundFile {
  readonly kind: "strata" | "hadolint";
  /** Absolute. */
  readonly path: string;
  readonly folder: string;
  readonly text: string;
}

/** How paths are spelled. */
export type PathStyle = "posix" | "win32";

const NAMES = [
  { name: ".strata.yaml", kind: "strata" },
  { name: ".hadolint.yaml", kind: "hadolint" },
  { name: ".hadolint.yml", kind: "hadolint" },
] as const;

/**
 * The files that count for a Dockerfile in `folder`: of each kind the nearest one in it or above.
 * hadolint's stands first, so that ours can be laid over it.
 */
export async function findConfigurationFiles(
  files: Pick<HostFiles, "readText">,
  folder: string,
  style: PathStyle,
): Promise<readonly FoundFile[]> {
  const candidates = foldersUp(folder, style).flatMap((above) =>
    NAMES.map(({ name, kind }) => ({ kind, path: join(above, name, style), folder: above })),
  );
  // One after another, their answers would take a third of the time to the first problems.
  const texts = await Promise.all(candidates.map(({ path }) => files.readText(path)));
  const found = new Map<FoundFile["kind"], FoundFile>();
  for (const [index, candidate] of candidates.entries()) {
    const text = texts[index] ?? null;
    if (text === null || found.has(candidate.kind)) continue;
    found.set(candidate.kind, { ...candidate, text });
  }
  return [found.get("hadolint"), found.get("strata")].flatMap((file) => file ?? []);
}

/** An absolute folder and all above it, nearest first. */
export function foldersUp(folder: string, style: PathStyle): readonly string[] {
  const folders: string[] = [];
  const separator = style === "win32" ? /[\\/]/ : /\//;
  const root = style === "win32" ? /^(?:[A-Za-z]:[\\/]?|[\\/]{2}[^\\/]+[\\/]+[^\\/]+)/ : /^\//;
  const start = root.exec(folder)?.[0] ?? "";
  const slash = style === "win32" ? "\\" : "/";
  const names = folder
    .slice(start.length)
    .split(separator)
    .filter((name) => name !== "");
  const base = start.replace(/[\\/]$/, "");
  for (let count = names.length; count >= 0; count -= 1) {
    const path = [base, ...names.slice(0, count)].join(slash);
    folders.push(count === 0 ? base + slash : path);
  }
  return folders;
}

function join(folder: string, name: string, style: PathStyle): string {
  const slash = style === "win32" ? "\\" : "/";
  return /[\\/]$/.test(folder) ? folder + name : folder + slash + name;
}

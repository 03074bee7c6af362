/** What a builder wrote down of a build that ended well. */
export interface BuildProvenance {
  /** The main Dockerfile's text; null where it does not say. */
  readonly dockerfile: string | null;
  /** By a vertex's digest: where the instructions that it comes from begin, from 1. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
}

/**
 * Reads a provenance as BuildKit writes it, of either version of its format; null where it is none.
 *
 * @see https://docs.docker.com/build/metadata/attestations/slsa-definitions/
 */
export function readProvenance(text: string): BuildProvenance | null {
  const parsed = parseJson(text);
  if (parsed === null) return null;
  const statement = record(parsed["predicate"]) ?? parsed;
  const details = record(statement["runDetails"]);
  const metadata = record((details ?? statement)["metadata"]) ?? {};
  const own =
    record(metadata["https://mobyproject.org/buildkit@v1#metadata"]) ??
    record(metadata["buildkit_metadata"]) ??
    {};
  const config =
    record(statement["buildConfig"]) ??
    record(record(record(statement["buildDefinition"])?.["internalParameters"])?.["buildConfig"]) ??
    {};
  const source = record(own["source"]) ?? {};
  const locations = record(source["locations"]) ?? {};
  const lines = new Map<string, readonly number[]>();
  for (const [digest, step] of Object.entries(record(config["digestMapping"]) ?? {})) {
    if (typeof step === "string") lines.set(digest, linesOf(record(locations[step])));
  }
  return { dockerfile: dockerfileOf(source), lines };
}

function linesOf(step: Fields | null): readonly number[] {
  return list(step?.["locations"]).flatMap((location) => {
    const starts = list(location["ranges"])
      .map((range) => record(range["start"])?.["line"])
      .filter((line) => typeof line === "number");
    return starts.length === 0 ? [] : [Math.min(...starts)];
  });
}

function dockerfileOf(source: Fields): string | null {
  const [first] = list(source["infos"]);
  const data = first?.["data"];
  return typeof data === "string" ? Buffer.from(data, "base64").toString("utf8") : null;
}

type Fields = Readonly<Record<string, unknown>>;

function record(value: unknown): Fields | null {
  return typeof value === "object" && value !== null ? (value as Fields) : null;
}

function list(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(record).filter((item) => item !== null) : [];
}

function parseJson(text: string): Fields | null {
  try {
    return record(JSON.parse(text));
  } catch {
    return null;
  }
}

import { parse } from "yaml";

/** What YAML holds, every scalar as it is written. */
export type YamlValue = string | null | readonly YamlValue[] | YamlMap;

export interface YamlMap {
  readonly [name: string]: YamlValue;
}

/** Null where the text is no YAML, or no map. */
export function parseYamlMap(text: string): YamlMap | null {
  try {
    // A tag 1.10 is no number, and an argument yes is no truth.
    const value: unknown = parse(text, {
      schema: "failsafe",
      customTags: ["null"],
      merge: true,
      logLevel: "error",
    });
    return mapOf(value as YamlValue);
  } catch {
    return null;
  }
}

export function mapOf(value: YamlValue | undefined): YamlMap | null {
  const isMap = typeof value === "object" && value !== null && !Array.isArray(value);
  return isMap ? (value as YamlMap) : null;
}

export function listOf(value: YamlValue | undefined): readonly YamlValue[] {
  return Array.isArray(value) ? (value as readonly YamlValue[]) : [];
}

export function textOf(value: YamlValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}

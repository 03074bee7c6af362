import { type Expression, type HclBody, parseHcl, textExpression } from "./hcl.ts";

/** What a bake file declares, of either form. */
export interface BakeFile {
  /** Defaults of variables. */
  readonly variables: ReadonlyMap<string, Expression>;
  readonly targets: ReadonlyMap<string, ReadonlyMap<string, Expression>>;
}

export function readBakeHcl(text: string): BakeFile {
  const { attributes, blocks } = parseHcl(text);
  const variables = new Map(attributes);
  const targets = new Map<string, ReadonlyMap<string, Expression>>();
  for (const { type, labels, ...body } of blocks) {
    const [name] = labels;
    if (name === undefined) continue;
    if (type === "variable") {
      variables.set(name, body.attributes.get("default") ?? { kind: "null" });
    } else if (type === "target") targets.set(name, withBlocks(body));
  }
  return { variables, targets };
}

/** Null where the text is no JSON of this form. */
export function readBakeJson(text: string): BakeFile | null {
  const root = parseJson(text);
  if (root === null) return null;
  const variables = new Map<string, Expression>();
  for (const [name, variable] of Object.entries(record(root["variable"]) ?? {})) {
    variables.set(name, expressionOf(record(variable)?.["default"] ?? null));
  }
  const targets = new Map<string, ReadonlyMap<string, Expression>>();
  for (const [name, target] of Object.entries(record(root["target"]) ?? {})) {
    const settings = Object.entries(record(target) ?? {});
    targets.set(name, new Map(settings.map(([key, value]) => [key, expressionOf(value)])));
  }
  return { variables, targets };
}

/** `args { … }` means what `args = { … }` means. */
function withBlocks({ attributes, blocks }: HclBody): ReadonlyMap<string, Expression> {
  const maps = blocks.map(({ type, attributes: entries }) => [type, { kind: "map", entries }]);
  return new Map([...attributes, ...(maps as [string, Expression][])]);
}

function expressionOf(value: unknown): Expression {
  if (typeof value === "string") return textExpression(value);
  if (typeof value === "number" || typeof value === "boolean") {
    return { kind: "text", parts: [String(value)] };
  }
  if (Array.isArray(value)) return { kind: "list", items: value.map(expressionOf) };
  const map = record(value);
  if (map === null) return { kind: "null" };
  const entries = Object.entries(map).map(([name, each]) => [name, expressionOf(each)] as const);
  return { kind: "map", entries: new Map(entries) };
}

function record(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

function parseJson(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return record(JSON.parse(text));
  } catch {
    return null;
  }
}

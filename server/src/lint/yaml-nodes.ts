import { isMap, isScalar, isSeq, type Node } from "yaml";
import type { MessageTemplates } from "../text/message.ts";

export const configurationMessages = {
  "invalid-yaml": "This is not valid YAML: {reason}.",
  "not-a-map": "{what} has to be a map of names and values.",
  "not-a-list": "{what} has to be a list of texts.",
  "not-a-text": "{what} has to be a text.",
  "not-a-boolean": "{what} has to be true or false.",
  "unknown-key": "There is no {what} named {name}.",
  "unknown-key-suggestion": "There is no {what} named {name}. Did you mean {suggestion}?",
  "not-one-of": "{what} is one of {values}, not {value}.",
} as const satisfies MessageTemplates;

export type ConfigurationReport = (
  id: keyof typeof configurationMessages,
  args: Readonly<Record<string, string>>,
  node: Node | null | undefined,
) => void;

export interface Entry {
  readonly key: Node;
  readonly name: string;
  readonly value: Node | null;
}

/** What a map holds, by name. */
export function entries(node: Node | null): readonly Entry[] {
  if (!isMap<Node, Node | null>(node)) return [];
  return node.items.map(({ key, value }) => ({ key, name: textOf(key) ?? shown(key), value }));
}

/** A scalar as a text; null for anything else. */
export function textOf(node: Node | null): string | null {
  if (!isScalar(node) || node.value === null) return null;
  // The source keeps what YAML reads as a number or a truth: a tag 1.10, an argument yes.
  return typeof node.value === "string" ? node.value : (node.source ?? "");
}

/** A list of texts, or null. */
export function textsOf(node: Node | null): readonly string[] | null {
  if (!isSeq<Node>(node)) return null;
  const texts = node.items.map(textOf);
  return texts.every((text) => text !== null) ? texts : null;
}

export function shown(node: Node | null): string {
  return textOf(node) ?? "something else";
}

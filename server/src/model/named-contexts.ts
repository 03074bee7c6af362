import { canonicalReference, parseImageReference } from "./image-reference.ts";

/** Named build contexts as a build is given them, by name (`--build-context name=value`). */
export type NamedContexts = Readonly<Record<string, string>>;

/** What a named build context is. */
export type NamedContext =
  | { readonly kind: "image"; readonly reference: string; readonly canonical: string }
  | { readonly kind: "folder"; readonly name: string; readonly path: string }
  /** Another store, a repository, an address: not known without building. */
  | { readonly kind: "elsewhere"; readonly name: string };

/**
 * The named build context that stands for a stage or an image of this name; null where there is
 * none. It comes before a stage of the name, too.
 */
export function findNamedContext(contexts: NamedContexts, name: string): NamedContext | null {
  const wanted = contextName(name);
  const found = Object.keys(contexts).find((given) => contextName(given) === wanted);
  if (found === undefined) return null;
  const value = contexts[found] ?? "";
  if (value.startsWith(IMAGE)) {
    const text = value.slice(IMAGE.length);
    const reference = parseImageReference(text);
    if (reference === null) return { kind: "elsewhere", name: found };
    return { kind: "image", reference: text, canonical: canonicalReference(reference) };
  }
  if (isRemote(value)) return { kind: "elsewhere", name: found };
  return { kind: "folder", name: found, path: value };
}

const IMAGE = "docker-image://";

/** Whether a named build context lies somewhere else than in a folder. */
export function isRemote(value: string): boolean {
  return /^(?:[a-z][a-z0-9+-]+:\/\/|target:|input:|git@|github\.com\/)/i.test(value);
}

/** Names are references: `alpine` is also `docker.io/library/alpine:latest`. */
function contextName(name: string): string {
  const reference = parseImageReference(name.toLowerCase());
  return reference === null ? name.toLowerCase() : canonicalReference(reference);
}

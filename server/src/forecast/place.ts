import type { Source } from "../context/select.ts";
import { findNamedContext, type NamedContexts } from "../model/named-contexts.ts";
import { canonicalReference, parseImageReference } from "../model/image-reference.ts";

/** Where a step takes files from besides the build context. */
export type Place =
  | { readonly kind: "stage"; readonly index: number }
  | { readonly kind: "image"; readonly canonical: string }
  /** A named build context that is a folder. */
  | { readonly kind: "folder"; readonly name: string }
  /** What lies behind an address or in another named build context: not known without building. */
  | { readonly kind: "elsewhere"; readonly name: string };

export interface TakenFiles {
  readonly place: Place;
  readonly sources: readonly Source[];
}

/** What a `--from` or a mount names that is no stage; null where it is no reference. */
export function placeOutside(from: string, contexts: NamedContexts): Place | null {
  const context = findNamedContext(contexts, from);
  switch (context?.kind) {
    case "image":
      return { kind: "image", canonical: context.canonical };
    case "folder":
    case "elsewhere":
      return { kind: context.kind, name: context.name };
    default:
      return imagePlace(from);
  }
}

/** The image that a `--from` or a mount names; null where it is no reference. */
function imagePlace(from: string): Place | null {
  const reference = parseImageReference(from);
  return reference === null ? null : { kind: "image", canonical: canonicalReference(reference) };
}

/** An image reference taken apart. @see https://github.com/distribution/reference */
export interface ImageReference {
  /** `docker.io` where none is written. */
  readonly registry: string;
  /** With `library/` in front for Docker's own images. */
  readonly repository: string;
  readonly tag: string | null;
  readonly digest: string | null;
  /** Name without tag and digest, as written. */
  readonly written: string;
}

const DOMAIN_PART = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
const DOMAIN = `(?:${DOMAIN_PART}(?:\\.${DOMAIN_PART})*|\\[(?:[a-fA-F0-9:]+)\\])(?::[0-9]+)?`;
const PATH_PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const REFERENCE = new RegExp(
  `^((?:(?:${DOMAIN})/)?${PATH_PART}(?:/${PATH_PART})*)` +
    `(?::([\\w][\\w.-]{0,127}))?` +
    `(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$`,
);

/** Null where the text is no reference. */
export function parseImageReference(text: string): ImageReference | null {
  const match = REFERENCE.exec(text);
  const written = match?.[1];
  if (match === null || written === undefined || /^[a-f0-9]{64}$/.test(text)) return null;
  const { registry, repository } = splitDomain(written);
  if (repository.length > 255 || repository !== repository.toLowerCase()) return null;
  return { registry, repository, tag: match[2] ?? null, digest: match[3] ?? null, written };
}

/** The reference in full, with the tag `latest` where none is written: equal images, equal text. */
export function canonicalReference(reference: ImageReference): string {
  const { registry, repository, tag, digest } = reference;
  const suffix = digest === null ? `:${tag ?? "latest"}` : `@${digest}`;
  return `${registry}/${repository}${suffix}`;
}

function splitDomain(name: string): { registry: string; repository: string } {
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(slash, 0));
  const isDomain = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
  if (slash < 0 || !isDomain) {
    return { registry: "docker.io", repository: slash < 0 ? `library/${name}` : name };
  }
  const registry = first === "index.docker.io" ? "docker.io" : first;
  const rest = name.slice(slash + 1);
  const official = registry === "docker.io" && !rest.includes("/");
  return { registry, repository: official ? `library/${rest}` : rest };
}

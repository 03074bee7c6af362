/** The address to keep for what a person typed, or undefined when it is no web address. */
export function normaliseAddress(text) {
  let url;
  try {
    url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  } catch {
    return undefined;
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
  url.hash = "";
  return url.href;
}

/** One word for the result of a check; `status` is an HTTP status, 0 when nothing answered. */
export function describeStatus(status) {
  if (status === undefined || status === null) return "unchecked";
  if (status === 0) return "unreachable";
  return status < 400 ? "alive" : "broken";
}

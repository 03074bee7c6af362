/**
 * Go's `path.Clean`: the shortest path that means the same, by text alone. The empty path is `.`.
 *
 * @see https://pkg.go.dev/path#Clean
 */
export function cleanPath(path: string): string {
  const rooted = path.startsWith("/");
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === "" || name === ".") continue;
    if (name !== "..") names.push(name);
    else if (names.length > 0 && names.at(-1) !== "..") names.pop();
    else if (!rooted) names.push("..");
  }
  const cleaned = names.join("/");
  if (rooted) return `/${cleaned}`;
  return cleaned === "" ? "." : cleaned;
}

/**
 * A source as COPY or a bind mount writes it, as a path inside the build context: no leading or
 * trailing slash, `..` stops at the root, `.` is the whole.
 */
export function cleanSource(source: string): string {
  const cleaned = cleanPath(`/${source}`).slice(1);
  return cleaned === "" ? "." : cleaned;
}

/** The last name of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Go's `strings.TrimSpace`, whose white space is not quite that of JavaScript. */
export function trimSpace(text: string): string {
  return text.replace(leadingSpace, "").replace(trailingSpace, "");
}

const space =
  "[\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const leadingSpace = new RegExp(`^${space}+`);
const trailingSpace = new RegExp(`(?<!${space})${space}+$`);

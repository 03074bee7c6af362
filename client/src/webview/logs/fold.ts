/** A longer line is folded: a browser takes long over it, and nobody reads it at a glance. */
export const LONGEST_SHOWN = 4000;

/** What a folded line shows when it is opened; null where the line is not folded. */
export function unfolded(line: string): string | null {
  const json = asJson(line);
  if (json !== null) return json;
  return line.length > LONGEST_SHOWN ? line : null;
}

/** What there is to see of a line while it is folded. */
export function folded(line: string): string {
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line;
}

/** An object or a list of more than nothing, on lines of its own. */
function asJson(line: string): string | null {
  const text = line.trim();
  if (!/^(?:\{.+\}|\[.*\{.+\}.*\])$/.test(text)) return null;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return null;
  }
}

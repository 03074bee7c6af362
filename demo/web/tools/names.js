import { createHash } from "node:crypto";

/** `app.js` with its content's digest in the name, so that browsers may keep it for ever. */
export function nameByContent(name, content) {
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 8);
  const dot = name.lastIndexOf(".");
  return `${name.slice(0, dot)}.${digest}${name.slice(dot)}`;
}

/** `text` with each quoted old name replaced by its new one. */
export function rename(text, names) {
  return Object.entries(names).reduce(
    (result, [name, built]) =>
      result.replaceAll(new RegExp(`"(\\./)?${name}"`, "g"), `"$1${built}"`),
    text,
  );
}

/** An owner as `user[:group]`, numbers and `root` as BuildKit resolves them before it makes a key. */
export function numericOwner(owner: string): string {
  const cut = owner.indexOf(":");
  if (cut < 0) return identity(owner);
  return `${identity(owner.slice(0, cut))}:${identity(owner.slice(cut + 1))}`;
}

/** A mode as an octal number without leading zeros; a symbolic one as written. */
export function plainMode(mode: string): string {
  return /^[0-7]+$/.test(mode) ? Number.parseInt(mode, 8).toString(8) : mode;
}

function identity(name: string): string {
  if (name === "root") return "0";
  return /^[+-]?\d+$/.test(name) ? String(Number(name)) : name;
}

import type { Translate } from "../translate.ts";

/** What VS Code's `l10n.t` does, with the texts that the extension host sent. */
export function translateWith(texts: Readonly<Record<string, string>>): Translate {
  return (template, ...args) =>
    (texts[template] ?? template).replace(/\{(\d+)\}/g, (hole, index: string) =>
      String(args[Number(index)] ?? hole),
    );
}

/**
 * Puts arguments in for `{0}`, `{1}` … in an English template, in the user's language: VS Code's
 * `l10n.t`, handed in so that what makes texts needs no VS Code.
 */
export type Translate = (template: string, ...args: (string | number)[]) => string;

/** English as it stands, for tests and programs. */
export const english: Translate = (template, ...args) =>
  template.replace(/\{(\d+)\}/g, (hole, index: string) => String(args[Number(index)] ?? hole));

import { nameUnseen } from "@strata/protocol/unseen";

/** A text from a file, a name or an engine, as it may stand on the page. */
export interface ShownText {
  /** On one line and not too long. */
  readonly short: string;
  /** For a tooltip. */
  readonly whole: string;
}

const LONGEST = 160;
/** A tooltip of a hundred thousand characters is of no use to anybody. */
const LONGEST_WHOLE = 4000;

/** What cannot be seen is named: a text never looks like another one. */
export function shownText(text: string): ShownText {
  const whole = nameUnseen(cut(text, LONGEST_WHOLE));
  return { short: cut(whole.replace(/\s+/g, " ").trim(), LONGEST), whole };
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  // Half of a pair would be shown as a broken character.
  const end = /[\ud800-\udbff]/.test(text.charAt(length - 2)) ? length - 2 : length - 1;
  return `${text.slice(0, end)}…`;
}

import { nameUnseen } from "@strata/protocol/unseen";

/** A text from a file, a name or an engine as it may stand in a terminal: on one line. */
export function oneLine(text: string, longest = Infinity): string {
  const line = nameUnseen(text.replace(/\s+/g, " "));
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

/** The codes that switch a colour on, and back to what was before. */
const CODES = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
  gray: [90, 39],
  bold: [1, 22],
} as const;

export type Colour = keyof typeof CODES;

/** Colours a text, where the terminal shows colours. */
export type Paint = (colour: Colour, text: string) => string;

export const plain: Paint = (_colour, text) => text;

export const coloured: Paint = (colour, text) => {
  const [on, off] = CODES[colour];
  return text === "" ? "" : `\u001b[${on}m${text}\u001b[${off}m`;
};

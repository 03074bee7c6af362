/**
 * A container's text as parts that look alike. Of what a terminal would obey only colours and the
 * looks of letters are kept; every other sequence (titles, links, moving the cursor) becomes nothing,
 * one that does not end becomes text, and what cannot be seen or turns its surroundings is named.
 */
export function parseAnsi(text: string): readonly TextPart[] {
  if (!isUnplain(text)) return text === "" ? [] : [{ text, look: PLAIN }];
  const parts: TextPart[] = [];
  let look = PLAIN;
  let from = 0;
  const add = (more: string): void => {
    if (more === "") return;
    const last = parts.at(-1);
    if (last?.look === look) parts[parts.length - 1] = { text: last.text + more, look };
    else parts.push({ text: more, look });
  };
  for (const match of text.matchAll(SEQUENCE)) {
    add(text.slice(from, match.index));
    from = match.index + match[0].length;
    const [whole, parameters] = match;
    if (parameters !== undefined) look = lookAfter(look, parameters);
    else if (whole.length === 1) add(nameOf(whole));
  }
  add(text.slice(from));
  return parts;
}

export function plainText(text: string): string {
  return isUnplain(text)
    ? parseAnsi(text)
        .map((part) => part.text)
        .join("")
    : text;
}

export interface TextPart {
  readonly text: string;
  readonly look: Look;
}

export interface Look {
  readonly colour: Colour | null;
  readonly background: Colour | null;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly inverse: boolean;
}

/** One of a terminal's 256, of which the theme has the first 16; or red, green and blue. */
export type Colour = number | readonly [red: number, green: number, blue: number];

export const PLAIN: Look = {
  colour: null,
  background: null,
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  strike: false,
  inverse: false,
};

/** Controls except the tab, and the characters that turn the direction of others. */
const UNPLAIN =
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Colours with what they are; other sequences; what is left of them. In this order. */
const SEQUENCE = new RegExp(
  [
    "(?:\\u001b\\[|\\u009b)([\\d;:]*)m",
    "(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]",
    "(?:\\u001b[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007\\u001b\\u009c]*(?:\\u0007|\\u001b\\\\|\\u009c)",
    "\\u001b[ -/]*[0-~]",
    UNPLAIN.source,
  ].join("|"),
  "g",
);

function isUnplain(text: string): boolean {
  return UNPLAIN.test(text);
}

function nameOf(character: string): string {
  // What stood before is not hidden by what comes after, as a terminal would.
  if (character === "\r") return "␍";
  return character < "\u00a0"
    ? ""
    : `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}›`;
}

/** @param parameters `1;38;5;208` */
function lookAfter(before: Look, parameters: string): Look {
  const codes = parameters.split(/[;:]/).map(Number);
  let look = before;
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0;
    if (code === 38 || code === 48) {
      const { colour, length } = extendedColour(codes.slice(index + 1));
      index += length;
      if (colour !== null) look = { ...look, [code === 38 ? "colour" : "background"]: colour };
    } else {
      look = { ...look, ...simpleLook(code) };
    }
  }
  return look;
}

function extendedColour([kind, ...rest]: readonly number[]): {
  readonly colour: Colour | null;
  readonly length: number;
} {
  const isByte = (value: number | undefined): value is number =>
    value !== undefined && value <= 255;
  if (kind === 5) {
    const [index] = rest;
    return { colour: isByte(index) ? index : null, length: 2 };
  }
  if (kind === 2) {
    const [red, green, blue] = rest;
    const isWhole = isByte(red) && isByte(green) && isByte(blue);
    return { colour: isWhole ? [red, green, blue] : null, length: 4 };
  }
  return { colour: null, length: 1 };
}

function simpleLook(code: number): Partial<Look> {
  if (code >= 30 && code <= 37) return { colour: code - 30 };
  if (code >= 40 && code <= 47) return { background: code - 40 };
  if (code >= 90 && code <= 97) return { colour: code - 90 + 8 };
  if (code >= 100 && code <= 107) return { background: code - 100 + 8 };
  return SIMPLE[code] ?? {};
}

const SIMPLE: Readonly<Record<number, Partial<Look>>> = {
  0: PLAIN,
  1: { bold: true },
  2: { dim: true },
  3: { italic: true },
  4: { underline: true },
  7: { inverse: true },
  9: { strike: true },
  22: { bold: false, dim: false },
  23: { italic: false },
  24: { underline: false },
  27: { inverse: false },
  29: { strike: false },
  39: { colour: null },
  49: { background: null },
};

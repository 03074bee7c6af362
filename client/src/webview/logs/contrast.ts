export type Rgb = readonly [red: number, green: number, blue: number];

/** A style sheet's colour, as themes give them; null where it is another kind. */
export function parseColour(css: string): Rgb | null {
  const text = css.trim();
  const hex = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.exec(text)?.[1];
  if (hex !== undefined) {
    const wide = hex.length < 6 ? hex.replace(/./g, "$&$&") : hex;
    const part = (at: number): number => Number.parseInt(wide.slice(at, at + 2), 16);
    return [part(0), part(2), part(4)];
  }
  const parts = /^rgba?\((\d+)[\s,]+(\d+)[\s,]+(\d+)/i.exec(text);
  return parts === null ? null : [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}

/** From 1 to 21. @see https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio */
export function contrastOf(a: Rgb, b: Rgb): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour, as much lighter or darker as it takes to be read on that background. */
export function readable(colour: Rgb, background: Rgb, least: number): Rgb {
  const target: Rgb = luminance(background) < 0.18 ? [255, 255, 255] : [0, 0, 0];
  for (let part = 0; part <= STEPS; part += 1) {
    const mixed = mix(colour, target, part / STEPS);
    if (contrastOf(mixed, background) >= least) return mixed;
  }
  return target;
}

const STEPS = 20;

/** @param part Of `b`, from 0 to 1. */
export function mix(a: Rgb, b: Rgb, part: number): Rgb {
  const at = (index: 0 | 1 | 2): number => Math.round(a[index] + (b[index] - a[index]) * part);
  return [at(0), at(1), at(2)];
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const value = channel / 255;
  return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

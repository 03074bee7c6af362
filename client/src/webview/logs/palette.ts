import type { Colour, Look } from "./ansi.ts";
import { mix, parseColour, readable, type Rgb } from "./contrast.ts";

const NAMES = ["Black", "Red", "Green", "Yellow", "Blue", "Magenta", "Cyan", "White"];
/** Of the sixteen, those that tell containers apart. */
const SOURCES = [6, 3, 5, 2, 4, 14, 11, 13, 10, 12];
/** As VS Code's terminal holds it. */
const LEAST_CONTRAST = 4.5;
const LEAST_CONTRAST_HIGH = 7;

/** A theme's colours as they can be read on its background. */
export class Palette {
  readonly #theme: readonly Rgb[];
  readonly #text: Rgb;
  readonly #background: Rgb;
  readonly #least: number;

  /** @param read A custom property of the page's style, or "". */
  constructor(read: (name: string) => string, isHighContrast: boolean) {
    const colour = (name: string): Rgb | null => parseColour(read(`--vscode-${name}`));
    this.#background = colour("editor-background") ?? [0, 0, 0];
    this.#text = readable(
      colour("editor-foreground") ?? [127, 127, 127],
      this.#background,
      LEAST_CONTRAST,
    );
    this.#least = isHighContrast ? LEAST_CONTRAST_HIGH : LEAST_CONTRAST;
    this.#theme = ["", "Bright"].flatMap((bright) =>
      NAMES.map((name) => colour(`terminal-ansi${bright}${name}`) ?? this.#text),
    );
  }

  /** For the style of a text of that look. */
  ofLook(look: Look): { readonly colour: string; readonly background: string | null } {
    const front = look.colour === null ? this.#text : this.#rgb(look.colour);
    const back = look.background === null ? this.#background : this.#rgb(look.background);
    const [text, behind] = look.inverse ? [back, front] : [front, back];
    const quiet = look.dim ? mix(text, behind, 0.4) : text;
    const isOwn = look.background !== null || look.inverse;
    return {
      colour: css(readable(quiet, behind, this.#least)),
      background: isOwn ? css(behind) : null,
    };
  }

  /** For the name of a container, by its place in the list. */
  ofSource(index: number): string {
    const colour = this.#rgb(SOURCES[index % SOURCES.length] ?? 0);
    return css(readable(colour, this.#background, this.#least));
  }

  #rgb(colour: Colour): Rgb {
    if (typeof colour !== "number") return colour;
    return this.#theme[colour] ?? fixedColour(colour);
  }
}

/** Beyond the sixteen: a cube of colours, and greys. */
function fixedColour(index: number): Rgb {
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return [grey, grey, grey];
  }
  const level = (step: number): number => (step === 0 ? 0 : 55 + step * 40);
  const at = index - 16;
  return [level(Math.floor(at / 36)), level(Math.floor(at / 6) % 6), level(at % 6)];
}

function css([red, green, blue]: Rgb): string {
  return `rgb(${red}, ${green}, ${blue})`;
}

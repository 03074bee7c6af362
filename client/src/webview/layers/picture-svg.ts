import type { StepState } from "@strata/protocol/forecast";
import { type Card, layOut, type Row, type Wire, wirePath } from "./layout.ts";
import type { Amount, Scene } from "./scene.ts";
import { SHAPES } from "./shapes.ts";
import type { ShownText } from "./shown-text.ts";

/** Colours of the theme that the picture is saved in. */
export interface Palette {
  readonly background: string;
  readonly card: string;
  readonly text: string;
  readonly quiet: string;
  readonly states: Readonly<Record<StepState, string>>;
}

const UNIT = 13;
const FONT = "system-ui, sans-serif";
const CODE = "ui-monospace, monospace";
/** Widths of characters differ: what is shorter than this fits beside the state's word. */
const LONGEST_TEXT = 34;
const LONGEST_CAUSE = 48;

/** The picture as a file of its own: no script, no style sheet, nothing loaded. */
export function pictureSvg(scene: Scene, palette: Palette): string {
  const { width, height, cards, wires } = layOut(scene, UNIT);
  const head = UNIT * 3;
  const title = `${scene.dockerfile.short}: ${scene.summary}`;
  const size = `width="${width}" height="${height + head}" viewBox="0 0 ${width} ${height + head}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-size="${UNIT}" font-family="${FONT}">`,
    `<title>${escaped(title)}</title>`,
    patterns(palette),
    `<rect width="100%" height="100%" fill="${palette.background}"/>`,
    text(UNIT * 1.5, UNIT * 2, title, palette.text, ' font-weight="600"'),
    `<g transform="translate(0 ${head})">`,
    ...wires.map((wire) => wireSvg(wire, palette)),
    ...cards.map((card) => cardSvg(card, palette)),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

/** A state is told by shape, pattern and word; its colour only helps. */
function patterns({ states }: Palette): string {
  return [
    "<defs>",
    `<pattern id="rebuild" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="3" height="6" fill="${states.rebuild}"/></pattern>`,
    `<pattern id="unsure" width="6" height="6" patternUnits="userSpaceOnUse"><circle cx="3" cy="3" r="1.8" fill="${states.unsure}"/></pattern>`,
    "</defs>",
  ].join("");
}

const DASHES: Readonly<Record<Wire["kind"], string>> = {
  base: "",
  copy: ' stroke-dasharray="7 4"',
  mount: ' stroke-dasharray="1.5 4" stroke-linecap="round"',
};

function wireSvg({ kind, points }: Wire, { quiet }: Palette): string {
  return `<path d="${wirePath(points)}" fill="none" stroke="${quiet}" stroke-width="1.5"${DASHES[kind]}/>`;
}

function cardSvg({ stage, x, y, width, height, rows }: Card, palette: Palette): string {
  const dash = stage.needed ? "" : ' stroke-dasharray="4 3"';
  return [
    `<g transform="translate(${x} ${y})">`,
    `<rect width="${width}" height="${height}" rx="4" fill="${palette.card}" stroke="${palette.quiet}"${dash}/>`,
    text(UNIT * 0.8, UNIT * 1.4, cut(stage.name, 40), palette.text, ' font-weight="600"'),
    text(UNIT * 0.8, UNIT * 2.8, cut(stage.about, 56), palette.quiet),
    ...rows.map((row) => rowSvg(row, width, palette)),
    "</g>",
  ].join("\n");
}

function rowSvg({ step, y, height }: Row, width: number, palette: Palette): string {
  const { state, word, cause, time, size } = step;
  const colour = palette.states[state];
  const left = UNIT * 2.9;
  const parts = [
    `<path d="M0,${y}H${width}" stroke="${palette.quiet}" stroke-opacity="0.4"/>`,
    edgeSvg(state, y, height, colour),
    iconSvg(state, UNIT * 1.2, y + UNIT * 0.4, colour),
    text(
      left,
      y + UNIT * 1.35,
      cut(step.text, LONGEST_TEXT),
      palette.text,
      ` font-family="${CODE}"`,
    ),
    text(width - UNIT * 0.8, y + UNIT * 1.35, word, colour, ' text-anchor="end"'),
  ];
  let below = y + UNIT * 2;
  if (cause !== null) {
    parts.push(text(left, below + UNIT, cut(cause, LONGEST_CAUSE), colour));
    below += UNIT * 1.6;
  }
  const half = (width - left - UNIT) / 2;
  if (time !== null) parts.push(barSvg(time, left, below, half, palette));
  if (size !== null) parts.push(barSvg(size, left + half, below, half, palette));
  return parts.join("\n");
}

function edgeSvg(state: StepState, y: number, height: number, colour: string): string {
  if (state === "cached") return `<rect y="${y}" width="3" height="${height}" fill="${colour}"/>`;
  if (state !== "rebuild" && state !== "unsure") return "";
  return `<rect y="${y}" width="7" height="${height}" fill="url(#${state})"/>`;
}

function iconSvg(state: StepState, x: number, y: number, colour: string): string {
  const { strokes, fills } = SHAPES[state];
  const lines = strokes.map(
    (d) => `<path d="${d}" fill="none" stroke="${colour}" stroke-width="1.8"/>`,
  );
  const areas = fills.map((d) => `<path d="${d}" fill="${colour}"/>`);
  return `<g transform="translate(${x} ${y})">${[...lines, ...areas].join("")}</g>`;
}

function barSvg(
  { text: said, share }: Amount,
  x: number,
  y: number,
  width: number,
  { quiet, text: colour }: Palette,
): string {
  const whole = Math.round(width - UNIT * 5.5);
  const length = Math.max(1, Math.round(whole * share));
  return [
    `<rect x="${x}" y="${y + 2}" width="${whole}" height="6" fill="none" stroke="${quiet}"/>`,
    `<rect x="${x}" y="${y + 2}" width="${length}" height="6" fill="${quiet}"/>`,
    text(x + whole + UNIT * 0.5, y + 9, said, colour, ' font-size="11"'),
  ].join("");
}

function cut({ short }: ShownText, length: number): string {
  const characters = Array.from(short);
  return characters.length <= length ? short : `${characters.slice(0, length - 1).join("")}…`;
}

function text(x: number, y: number, said: string, fill: string, more = ""): string {
  return `<text x="${x}" y="${y}" fill="${fill}"${more}>${escaped(said)}</text>`;
}

function escaped(said: string): string {
  return said
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

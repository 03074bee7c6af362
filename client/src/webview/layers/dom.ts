import type { StepState } from "@strata/protocol/forecast";
import { SHAPES } from "./shapes.ts";
import type { ShownText } from "./shown-text.ts";

const SVG = "http://www.w3.org/2000/svg";

type Child = Node | string;

/** An element with attributes; texts become text, never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A text from outside: whatever it holds, it turns nothing around it; cut, with all of it as a tooltip. */
export function outside({ short, whole }: ShownText, className = ""): HTMLElement {
  const isCut = short !== whole;
  return element(
    "bdi",
    { ...(className === "" ? {} : { class: className }), ...(isCut ? { title: whole } : {}) },
    short,
  );
}

/** A state's shape; the word beside it says the same. */
export function stateIcon(state: StepState): SVGElement {
  const { strokes, fills } = SHAPES[state];
  return svg(
    "svg",
    { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" },
    ...strokes.map((d) => svg("path", { d, class: "stroke" })),
    ...fills.map((d) => svg("path", { d, class: "fill" })),
  );
}

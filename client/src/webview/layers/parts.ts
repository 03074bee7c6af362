import type { StepState } from "@strata/protocol/forecast";
import { element, svg } from "../dom.ts";
import { SHAPES } from "./shapes.ts";
import type { ShownText } from "./shown-text.ts";

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

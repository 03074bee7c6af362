import type { StepState } from "@strata/protocol/forecast";

/** A state's shape as SVG paths in a square of 16, as in the editor's gutter. */
export interface Shape {
  readonly strokes: readonly string[];
  readonly fills: readonly string[];
}

export const SHAPES: Readonly<Record<StepState, Shape>> = {
  rebuild: { strokes: ["M12.6 9.8a5 5 0 1 1-1.3-5.3"], fills: ["M13.8 1.6v5.4H8.4Z"] },
  unsure: {
    strokes: ["M5 5.5a3 3 0 1 1 4.6 2.5C8.5 8.7 8 9.2 8 10.3"],
    fills: ["M8 12a1.3 1.3 0 1 1 0 2.6a1.3 1.3 0 1 1 0-2.6"],
  },
  cached: { strokes: ["m3.5 8.5 3 3 6-7"], fills: [] },
  metadata: { strokes: ["M3 5.5h10M3 8.5h10M3 11.5h6"], fills: [] },
  skipped: { strokes: ["M3.5 8.5h9"], fills: [] },
};

import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from "@dagrejs/dagre";
import type { EdgeKind, Scene, SceneStage, SceneStep } from "./scene.ts";

/** Where everything stands, in pixels. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly cards: readonly Card[];
  readonly wires: readonly Wire[];
}

/** A stage: its heading, and its steps below each other. */
export interface Card {
  readonly stage: SceneStage;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly headHeight: number;
  readonly rows: readonly Row[];
}

/** `y` counts from the card's top. */
export interface Row {
  readonly step: SceneStep;
  readonly y: number;
  readonly height: number;
}

/** From the end of a stage to the step that takes from it. */
export interface Wire {
  readonly kind: EdgeKind;
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly points: readonly Point[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** In widths of the font's size. */
const CARD_WIDTH = 28;
const HEAD = 3.6;
const LINE = 2;
const CAUSE = 1.6;
const BARS = 1.4;
const BETWEEN_STAGES = 2;
const BETWEEN_RANKS = 5;
const MARGIN = 1.5;

/** @param unit The font's size in pixels. */
export function layOut({ stages, edges }: Scene, unit: number): Picture {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true });
  graph.setGraph({
    rankdir: "LR",
    nodesep: BETWEEN_STAGES * unit,
    ranksep: BETWEEN_RANKS * unit,
    marginx: MARGIN * unit,
    marginy: MARGIN * unit,
  });
  const sizes = new Map(stages.map((stage) => [stage.index, sizeOf(stage, unit)]));
  for (const [index, { width, height }] of sizes) {
    graph.setNode(String(index), { width, height });
  }
  const drawn = edges.filter(({ from, to }) => sizes.has(from) && sizes.has(to));
  for (const { from, to, line } of drawn) {
    graph.setEdge(String(from), String(to), {}, `${line}`);
  }
  layout(graph);
  const cards = new Map<number, Card>();
  for (const stage of stages) {
    const size = sizes.get(stage.index) ?? sizeOf(stage, unit);
    const { x = 0, y = 0 } = graph.node(String(stage.index));
    cards.set(stage.index, {
      ...size,
      stage,
      x: Math.round(x - size.width / 2),
      y: Math.round(y - size.height / 2),
    });
  }
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    cards: [...cards.values()],
    wires: drawn.map((edge) => {
      const name = `${edge.line}`;
      const { points }: EdgeLabel = graph.edge(String(edge.from), String(edge.to), name);
      const ends = [cards.get(edge.from), cards.get(edge.to)] as const;
      return { ...edge, points: anchored(points ?? [], edge.line, ...ends) };
    }),
  };
}

function sizeOf(
  { steps }: SceneStage,
  unit: number,
): Pick<Card, "width" | "height" | "headHeight" | "rows"> {
  const headHeight = HEAD * unit;
  const rows: Row[] = [];
  let y = headHeight;
  for (const step of steps) {
    const height = rowHeight(step) * unit;
    rows.push({ step, y, height });
    y += height;
  }
  return { width: CARD_WIDTH * unit, height: y, headHeight, rows };
}

function rowHeight({ cause, time, size }: SceneStep): number {
  return LINE + (cause === null ? 0 : CAUSE) + (time === null && size === null ? 0 : BARS);
}

/** The graph knows cards only: the ends of a wire go to the steps that they are about. */
function anchored(
  bends: readonly Point[],
  line: number,
  from: Card | undefined,
  to: Card | undefined,
): readonly Point[] {
  if (from === undefined || to === undefined) return bends;
  const row = to.rows.find(({ step }) => step.line === line);
  const last = from.rows.at(-1);
  const start = {
    x: from.x + from.width,
    y: from.y + (last === undefined ? from.headHeight / 2 : last.y + last.height / 2),
  };
  const end = {
    x: to.x,
    y: to.y + (row === undefined ? to.headHeight / 2 : row.y + row.height / 2),
  };
  // Between neighbours the bends only lead from middle to middle.
  return bends.length <= 3 ? [start, end] : [start, ...bends.slice(1, -1), end];
}

/** The wire as the data of an SVG path: it leaves and arrives level, and is round between. */
export function wirePath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  let from = first;
  const curves = rest.map((to) => {
    const middle = (from.x + to.x) / 2;
    const curve = `C${at(middle, from.y)} ${at(middle, to.y)} ${at(to.x, to.y)}`;
    from = to;
    return curve;
  });
  return `M${at(first.x, first.y)}${curves.join("")}`;
}

function at(x: number, y: number): string {
  return `${Math.round(x)},${Math.round(y)}`;
}

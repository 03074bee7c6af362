import { describe, expect, it } from "vitest";
import { english } from "../../translate.ts";
import { type Picture, layOut, wirePath } from "./layout.ts";
import { sceneOf } from "./scene.ts";
import { fileChanged, forecastOf, type TestStage } from "./testing/forecast.ts";

function pictureOf(...stages: readonly TestStage[]): Picture {
  return layOut(sceneOf(forecastOf(stages), english), 10);
}

const DIAMOND: readonly TestStage[] = [
  ["base", "cached FROM node"],
  ["left", ["cached FROM base", { takesFrom: [0] }]],
  ["right", ["cached FROM base", { takesFrom: [0] }]],
  ["app", ["cached FROM left", { takesFrom: [1] }], ["cached COPY a b", { takesFrom: [2] }]],
];

describe("the layers' picture", () => {
  it("puts what takes to the right of what it takes from", () => {
    const columns = new Map<number, string[]>();
    for (const { x, stage } of pictureOf(...DIAMOND).cards) {
      columns.set(x, [...(columns.get(x) ?? []), stage.name.short]);
    }
    const sorted = [...columns].sort(([a], [b]) => a - b).map(([, names]) => names);
    expect(sorted).toEqual([["base"], ["left", "right"], ["app"]]);
  });

  it("lets no stage lie on another, and none outside", () => {
    const { width, height, cards } = pictureOf(...DIAMOND, ["alone", "cached FROM x"]);
    const overlaps = cards.flatMap((a) =>
      cards.filter(
        (b) =>
          a !== b &&
          a.x < b.x + b.width &&
          b.x < a.x + a.width &&
          a.y < b.y + b.height &&
          b.y < a.y + a.height,
      ),
    );
    const outside = cards.filter(
      (each) =>
        each.x < 0 || each.y < 0 || each.x + each.width > width || each.y + each.height > height,
    );
    expect([overlaps, outside]).toEqual([[], []]);
  });

  it("stacks steps, higher where there is more to say", () => {
    const [card] = pictureOf([
      "app",
      "cached FROM x",
      ["rebuild COPY a b", { reasons: [fileChanged("a")] }],
      ["cached RUN c", { estimate: { seconds: 1 } }],
    ]).cards;
    expect(card?.rows.map(({ step, y, height }) => [step.line, y, height])).toEqual([
      [1, 36, 20],
      [2, 56, 36],
      [3, 92, 34],
    ]);
  });

  it("ends a wire at the step that takes", () => {
    const { cards, wires } = pictureOf(...DIAMOND);
    const app = cards[3];
    const row = app?.rows[1];
    const end = wires.find(({ line }) => line === 5)?.points.at(-1);
    expect(end).toEqual({ x: app?.x, y: (app?.y ?? 0) + (row?.y ?? 0) + 10 });
  });

  it("has no wire from a stage that is not there", () => {
    const { wires } = pictureOf(["app", ["cached FROM x", { takesFrom: [7] }]]);
    expect(wires).toEqual([]);
  });

  it("is nothing where there is no stage", () => {
    expect(pictureOf().cards).toEqual([]);
  });

  it("is laid out in a moment, however large the file", () => {
    const stages = Array.from({ length: 40 }, (_, index): TestStage => [
      `stage-${index}`,
      ["cached FROM x", { takesFrom: index === 0 ? [] : [Math.floor(index / 2)] }],
      ...Array.from({ length: 9 }, (): string => "cached RUN x"),
    ]);
    expect(pictureOf(...stages).cards).toHaveLength(40);
  });
});

describe("a wire's path", () => {
  it("leaves and arrives level", () => {
    const points = [
      { x: 0, y: 0 },
      { x: 100, y: 50 },
    ];
    expect(wirePath(points)).toBe("M0,0C50,0 50,50 100,50");
  });
});

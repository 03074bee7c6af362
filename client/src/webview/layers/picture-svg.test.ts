import { describe, expect, it } from "vitest";
import { english } from "../../translate.ts";
import { type Palette, pictureSvg } from "./picture-svg.ts";
import { sceneOf } from "./scene.ts";
import { fileChanged, forecastOf, type TestStage } from "./testing/forecast.ts";

const PALETTE: Palette = {
  background: "white",
  card: "white",
  text: "black",
  quiet: "gray",
  states: {
    rebuild: "orange",
    unsure: "purple",
    cached: "green",
    metadata: "gray",
    skipped: "gray",
  },
};

function svgOf(...stages: readonly TestStage[]): string {
  return pictureSvg(sceneOf(forecastOf(stages), english), PALETTE);
}

function texts(svg: string): readonly string[] {
  return [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, said = ""]) => said);
}

describe("the picture as a file", () => {
  it("says what the panel says", () => {
    const svg = svgOf([
      "app",
      "cached FROM node",
      ["rebuild COPY a b", { reasons: [fileChanged("a")], estimate: { seconds: 4, bytes: 9 } }],
    ]);
    expect(texts(svg)).toEqual([
      "Dockerfile: 1 of 1 steps rebuild",
      "app",
      "from node",
      "FROM node",
      "cached",
      "COPY a b",
      "rebuild",
      "rebuilds: a changed · 4 s",
      "4 s",
      "9 B",
    ]);
  });

  it("tells states by a pattern as well", () => {
    const svg = svgOf(["app", "cached FROM a", "rebuild RUN b", "unsure RUN c"]);
    expect(svg.match(/fill="url\(#\w+\)"/g)).toEqual([
      'fill="url(#rebuild)"',
      'fill="url(#unsure)"',
    ]);
  });

  it("has hostile texts as text alone", () => {
    const svg = svgOf([
      `"><script>alert(1)</script>`,
      `cached RUN </text><image href="x" onload="y"/> \u202e ${"z".repeat(1000)}`,
    ]);
    expect(svg).not.toMatch(/<script|<image|\u202e|z{100}/);
  });
});

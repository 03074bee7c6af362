import { describe, expect, it } from "vitest";
import { PLAIN } from "./ansi.ts";
import { Palette } from "./palette.ts";

const THEME: Readonly<Record<string, string>> = {
  "--vscode-editor-background": "#000000",
  "--vscode-editor-foreground": "#ffffff",
  "--vscode-terminal-ansiRed": "#ff8080",
  "--vscode-terminal-ansiBlue": "#0000ff",
};
const palette = new Palette((name) => THEME[name] ?? "", false);

describe("a text's colours", () => {
  it.each([
    ["nothing", {}, "rgb(255, 255, 255)", null],
    ["one of the theme's", { colour: 1 }, "rgb(255, 128, 128)", null],
    ["one of the cube", { colour: 208 }, "rgb(255, 135, 0)", null],
    ["a grey", { colour: 255 }, "rgb(238, 238, 238)", null],
    ["any", { colour: [1, 255, 3] as const }, "rgb(1, 255, 3)", null],
    ["turned round", { colour: 1, inverse: true }, "rgb(0, 0, 0)", "rgb(255, 128, 128)"],
    ["a background", { background: 4 }, "rgb(255, 255, 255)", "rgb(0, 0, 255)"],
  ])("for %s", (_what, look, colour, background) => {
    expect(palette.ofLook({ ...PLAIN, ...look })).toEqual({ colour, background });
  });

  it("are lighter where they could not be read", () => {
    expect(palette.ofLook({ ...PLAIN, colour: 4 }).colour).not.toBe("rgb(0, 0, 255)");
  });
});

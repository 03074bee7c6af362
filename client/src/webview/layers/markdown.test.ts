import { describe, expect, it } from "vitest";
import { english } from "../../translate.ts";
import { sceneMarkdown } from "./markdown.ts";
import { sceneOf } from "./scene.ts";
import { after, fileChanged, forecastOf } from "./testing/forecast.ts";

describe("the layers as Markdown", () => {
  it("are a table of every step", () => {
    const forecast = forecastOf([
      ["build", "cached FROM node", ["rebuild COPY a b", { reasons: [fileChanged("a.js")] }]],
      [
        "app",
        ["cached FROM build", { takesFrom: [0] }],
        ["rebuild RUN x | y", { reasons: [after(2)], estimate: { seconds: 4, bytes: 20 } }],
      ],
    ]);
    expect(sceneMarkdown(sceneOf(forecast, english), english)).toBe(`# Layers of Dockerfile

2 of 2 steps rebuild.

- Baseline\\: the build of today
- Build context\\: .
- Target\\: app

| Line | Stage | Step | Forecast | Why | Time | Size | Takes From |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 1 | \`build\` | \`FROM node\` | cached |  |  |  |  |
| 2 | \`build\` | \`COPY a b\` | rebuild | a.js changed. |  |  |  |
| 3 | \`app\` | \`FROM build\` | cached |  |  |  | \`build\` |
| 4 | \`app\` | \`RUN x \\| y\` | rebuild | Line 2 rebuilds. | 4 s | 20 B |  |
`);
  });

  it("show what is hostile as it is", () => {
    const message = "<b>x</b> [a](command:b) | c\n# d";
    const forecast = forecastOf([
      ["`a`|b", ["rebuild RUN `x` \u202e", { reasons: [{ kind: "new-step", message }] }]],
    ]);
    const markdown = sceneMarkdown(sceneOf(forecast, english), english);
    expect(markdown.split("\n").at(-2)).toBe(
      "| 1 | `` `a`\\|b `` | `` RUN `x` ‹U+202E› `` | rebuild | \\<b\\>x\\</b\\> \\[a\\]\\(command\\:b\\) \\| c \\# d |  |  |  |",
    );
  });
});

import { describe, expect, it } from "vitest";
import { forecastAfterRuns } from "../forecast/testing/measured-forecast.ts";
import { formatLayersGithub, formatStepSummary } from "./layers-github.ts";
import { formatLayersText } from "./layers-text.ts";
import { coloured, plain } from "./terminal-text.ts";

const APP = {
  dockerfile: "FROM busybox AS app\nCOPY a.txt /\nRUN slow\nRUN slower | tee `log`\n",
  files: { "a.txt": "one" },
};
const CHANGED = { ...APP, files: { "a.txt": "three" } };

describe("a forecast as text", () => {
  it("has a column for the time that steps take", async () => {
    const view = await forecastAfterRuns([{ ...APP, took: { 2: 0.02, 3: 14, 4: 125 } }], CHANGED);
    expect(formatLayersText(view, plain)).toBe(`Dockerfile (context ., target app)
Compared with: a build.

Stage app, from busybox; the base is assumed unchanged
   1  cached                  FROM busybox AS app
   2  rebuild    under 0.1 s  COPY a.txt /
                                a.txt changed.
   3  rebuild           14 s  RUN slow
                                Line 2 rebuilds: a.txt changed.
   4  rebuild      2 min 5 s  RUN slower | tee \`log\`
                                Line 2 rebuilds: a.txt changed.

3 of 3 steps rebuild, about 2 min 19 s; 0 cached.
`);
  });

  it("says how many steps the time is known of", async () => {
    const view = await forecastAfterRuns([{ ...APP, took: { 3: 14 } }], CHANGED);
    expect(formatLayersText(view, plain)).toContain(
      "\n3 of 3 steps rebuild, at least 14 s (1 of 3 measured); 0 cached.\n",
    );
  });

  it("has advice below the steps", async () => {
    const build = {
      dockerfile: "FROM node\nWORKDIR /app\nCOPY . .\nRUN npm ci\n",
      files: { "package.json": "{}", "index.js": "" },
    };
    const runs = [{ ...build, took: { 4: 14 } }];
    const view = await forecastAfterRuns(runs, build, { advice: true });
    expect(formatLayersText(view, plain)).toContain(`
Advice:
   3  Copy package.json before npm ci, and the rest after it.
      npm ci needs no other file, but runs again when any file changes that is copied before it. Keeps line 4 cached when index.js changes: about 14 s.
      The image stays the same unless install scripts of packages read other files of the build context.
`);
  });

  it("has no such column where no time is known", async () => {
    const view = await forecastAfterRuns([{ ...APP, took: {} }], CHANGED);
    expect(formatLayersText(view, plain)).toContain("\n   3  rebuild    RUN slow\n");
  });
});

describe("a forecast for GitHub", () => {
  it("says the time in its last line", async () => {
    const view = await forecastAfterRuns([{ ...APP, took: { 2: 1, 3: 14, 4: 5 } }], CHANGED);
    expect(formatLayersGithub(view, new Set())).toMatch(
      /\n::notice title=Dockerfile::3 of 3 steps rebuild, about 20 s; 0 cached\.\n$/,
    );
  });

  it("is a table in the step's summary", async () => {
    const view = await forecastAfterRuns([{ ...APP, took: { 3: 14 } }], CHANGED);
    expect(formatStepSummary(view, new Set(view.stages[0]?.steps.slice(3)))).toBe(
      `### Forecast of \`Dockerfile\`

3 of 3 steps rebuild, at least 14 s \\(1 of 3 measured\\); 0 cached. Compared with: a build.

| Line | Stage | Step | Forecast | Why | Time | Size |
| ---: | --- | --- | --- | --- | ---: | ---: |
| 2 | \`app\` | \`COPY a.txt /\` | **rebuild** | a.txt changed. |  | 5 B |
| 3 | \`app\` | \`RUN slow\` | **rebuild** | Line 2 rebuilds: a.txt changed. | 14 s |  |
| 4 | \`app\` | \`\` RUN slower \\| tee \`log\` \`\` | **rebuild** (must not) | Line 2 rebuilds: a.txt changed. |  |  |

`,
    );
  });

  it("is coloured where somebody looks at it, and acts on nothing that a file holds", async () => {
    const view = await forecastAfterRuns([], { ...APP, dockerfile: "FROM a\nRUN \u001b[2J x\n" });
    const text = formatLayersText(view, coloured);
    expect(text).toContain("   2  \u001b[33mrebuild  \u001b[39m  RUN ‹U+001B›[2J x\n");
  });
});

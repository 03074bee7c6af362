import { appendFile, readFile, realpath } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineObjects, type EngineObjects } from "../support/engine-objects.ts";
import { buildSteps } from "../support/engine-steps.ts";
import { useOwnBase } from "../support/own-base.ts";
import { dockerEnvironment, type ProvidedEngine, providedEngine } from "../support/provided.ts";
import { describeWithEngine } from "../support/with-engine.ts";
import { copyDemo, type Workspace } from "../support/workspace.ts";
import { eventually, goToLine, openFile, runCommand } from "./support/editor.ts";
import { forecastStatus, linesMarked, markLines, statusIs } from "./support/forecast.ts";
import { hoverText } from "./support/hover.ts";
import { openWorkbench, type Workbench } from "./support/workbench.ts";

const SOURCE = "api/src/server.js";
/** All lines of the demo's Dockerfile are painted at once. */
const TALL = { width: 1500, height: 1100 };

let engine: ProvidedEngine;
let demo: Workspace;
let objects: EngineObjects;
let workbench: Workbench;
let page: Page;
let lines: readonly string[];

describeWithEngine("the forecast in the editor", () => {
  beforeAll(async () => {
    engine = providedEngine();
    objects = engineObjects(engine);
    demo = await copyDemo();
    await useOwnBase(demo.folder, objects);
    await demo.commit();
    lines = (await readFile(path.join(demo.folder, "Dockerfile"), "utf8")).split("\n");
    const { DOCKER_HOST = "", DOCKER_CONFIG } = dockerEnvironment(engine);
    workbench = await openWorkbench({
      open: demo.folder,
      // Where the cursor goes does not scroll.
      settings: { "editor.scrollBeyondLastLine": false },
      env: {
        STRATA_CACHE: demo.cache,
        DOCKER_HOST,
        ...(DOCKER_CONFIG === undefined ? {} : { DOCKER_CONFIG }),
      },
    });
    page = workbench.page;
    await page.setViewportSize(TALL);
    await openFile(page, "Dockerfile");
  });

  afterAll(async () => {
    await workbench.close();
    await objects.removeAll();
    await demo.remove();
  });

  describe("after a build whose inputs were recorded", () => {
    beforeAll(async () => {
      await buildDemo();
      await statusIs(page, (status) => /^All \d+ steps cached$/.test(status));
      await runCommand(page, "Strata: Record a Baseline Now");
      // What is written before it is recorded would be part of it.
      await page.getByText("Recorded a baseline for Dockerfile.").first().waitFor();
    });

    it("turns exactly the steps that the engine then builds, and names the changed file", async () => {
      await appendFile(path.join(demo.folder, SOURCE), "// changed\n");
      await statusIs(page, (status) => / steps rebuild( · .+)?$/.test(status));
      const copy = lineOf("COPY api/ api/");
      const marks = (await markLines(page)).map(withoutTime);
      expect(marks).toContain(`${copy} rebuild "rebuilds: ${SOURCE} changed"`);
      const rebuild = await linesMarked(page, "rebuild");
      const cached = await linesMarked(page, "cached");
      expect(await linesMarked(page, "unsure")).toEqual([]);
      const status = await forecastStatus(page);

      const built = await buildDemo();
      const ran = built.filter((step) => !step.cached).map(({ line }) => line);
      expect(rebuild).toEqual(ran);
      const fromCache = linesOf(built.filter((step) => step.cached));
      expect(fromCache.filter((line) => !cached.includes(line))).toEqual([]);
      expect(status.replace(/ · .*/, "")).toBe(
        `${ran.length} of ${new Set(linesOf(built)).size} steps rebuild`,
      );
    });

    it("takes that build, which a terminal started, for the baseline by itself", async () => {
      await statusIs(page, (status) => /^All \d+ steps cached$/.test(status));
      expect(await linesMarked(page, "rebuild")).toEqual([]);
    });

    it("says the whole reason in the hover", async () => {
      await appendFile(path.join(demo.folder, SOURCE), "// changed again\n");
      await statusIs(page, (status) => / steps rebuild( · .+)?$/.test(status));
      const hover = await hoverText(page, lineOf("COPY api/ api/"));
      expect(hover).toContain("Rebuild: the next build runs this step again");
      expect(hover).toContain(SOURCE);
    });

    it("says all of it as text", async () => {
      await runCommand(page, "Strata: Explain the Forecast");
      await page
        .locator(".view-line", { hasText: `- ${SOURCE} changed` })
        .first()
        .waitFor();
      await runCommand(page, "View: Close Editor");
      await page.locator(".tab.active[data-resource-name='Dockerfile']").waitFor();
    });

    it("follows what is typed before it is saved", async () => {
      const before = await markLines(page);
      const line = lineOf("RUN addgroup");
      await goToLine(page, line);
      await page.keyboard.press("End");
      await page.keyboard.insertText(" && true");
      const typed = await eventually(
        () => linesMarked(page, "rebuild"),
        (rebuild) => rebuild.includes(line),
        "a mark on the typed line",
      );
      expect(typed[0]).toBe(line);
      expect((await markLines(page)).find((mark) => mark.startsWith(`${line} `))).toContain(
        '"rebuilds: ',
      );
      await runCommand(page, "File: Revert File");
      await marksAre(before);
    });
  });

  describe("a setting takes away, without a reload,", () => {
    let before: readonly string[];

    beforeAll(async () => {
      before = await markLines(page);
    });

    it("the marks in the gutter", async () => {
      await set({ "strata.forecast.gutter": false });
      await marksAre(before.filter((mark) => mark.includes('"')).map(withoutGutter));
      await set({});
      await marksAre(before);
    });

    it("the words at the lines' ends", async () => {
      await set({ "strata.forecast.marks": "off" });
      await marksAre(before.map((mark) => mark.replace(/ ".*"$/, "")));
      await set({});
      await marksAre(before);
    });

    it("the sum in the status bar", async () => {
      await set({ "strata.forecast.statusBar": false });
      await statusIs(page, (status) => status === "");
      await set({});
      await statusIs(page, (status) => / steps rebuild( · .+)?$/.test(status));
    });

    it("the reason in the hover", async () => {
      await set({ "strata.forecast.hover": false });
      const line = lineOf("COPY api/ api/");
      await eventually(
        () => hoverText(page, line),
        (text) => text !== "" && !text.includes(SOURCE),
        "a hover without the forecast",
      );
      await set({});
      await eventually(
        () => hoverText(page, line),
        (text) => text.includes(SOURCE),
        "a hover with the forecast",
      );
    });

    it("the whole forecast", async () => {
      await set({ "strata.forecast.enable": false });
      await marksAre([]);
      await set({});
      await marksAre(before);
    });
  });
});

function buildDemo(): ReturnType<typeof buildSteps> {
  return realpath(demo.folder).then((folder) => buildSteps(engine, { folder }));
}

function linesOf(steps: Awaited<ReturnType<typeof buildSteps>>): readonly number[] {
  return steps.map(({ line }) => line);
}

/** 1-based. */
function lineOf(start: string): number {
  const index = lines.findIndex((line) => line.startsWith(start));
  if (index < 0) throw new Error(`no line of the demo's Dockerfile starts with ${start}`);
  return index + 1;
}

async function marksAre(expected: readonly string[]): Promise<void> {
  const wanted = expected.join("\n");
  await eventually(
    () => markLines(page),
    (marks) => marks.join("\n") === wanted,
    `the marks\n${wanted}\n`,
  );
}

/** `33 rebuild "words"` without how long it takes. */
function withoutTime(mark: string): string {
  return mark.replace(/ · [^"]+"$/, '"');
}

/** `33 rebuild "words"` as it is without a picture in the gutter. */
function withoutGutter(mark: string): string {
  return mark.replace(/^(\d+) \w+/, "$1 ");
}

async function set(settings: Readonly<Record<string, unknown>>): Promise<void> {
  await demo.write({ ".vscode/settings.json": JSON.stringify(settings) });
}

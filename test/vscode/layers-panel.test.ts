import { execFile } from "node:child_process";
import { appendFile, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { ForecastView } from "@strata/protocol/forecast";
import type { FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyDemo, makeWorkspace, type Workspace } from "../support/workspace.ts";
import { eventually, goToLine, openFile, runCommand } from "./support/editor.ts";
import { statusIs } from "./support/forecast.ts";
import { pictureSteps, tableSteps } from "./support/layers.ts";
import { axeFaults, panelPage } from "./support/panel.ts";
import { THEMES, useTheme } from "./support/themes.ts";
import { openWorkbench, type Workbench } from "./support/workbench.ts";

const run = promisify(execFile);
const PROGRAM = path.resolve(import.meta.dirname, "../../dist/cli/strata.cjs");
const CHANGED = "api/src/server.js";
/** The picture is seen whole beside the editor. */
const WIDE = { width: 1700, height: 1000 };
/** No engine: what the editor knows, the program knows. */
const NO_ENGINE = { DOCKER_HOST: "unix:///nowhere/docker.sock" };

let workspace: Workspace;
let workbench: Workbench;
let page: Page;
let panel: FrameLocator;

async function open(made: Workspace): Promise<void> {
  workspace = made;
  await workspace.commit();
  workbench = await openWorkbench({
    open: workspace.folder,
    env: { STRATA_CACHE: workspace.cache, ...NO_ENGINE },
  });
  page = workbench.page;
  await page.setViewportSize(WIDE);
  await openFile(page, "Dockerfile");
  await statusIs(page, (status) => status !== "");
  await runCommand(page, "Strata: Show Layers");
  panel = panelPage(page);
  await panel.locator(".card").first().waitFor();
}

async function close(): Promise<void> {
  await workbench.close();
  await workspace.remove();
}

describe("the layers panel of the demo", () => {
  beforeAll(async () => open(await copyDemo()));
  afterAll(close);

  it("says in its table what the program says, before and after a file changed", async () => {
    expect(await tableSteps(panel)).toEqual(await programSteps());
    await appendFile(path.join(workspace.folder, CHANGED), "// changed\n");
    await eventually(
      () => pictureSteps(panel),
      (steps) => steps.some((step) => step.endsWith(`: rebuilds: ${CHANGED} changed`)),
      "the cause in the picture",
    );
    expect(await tableSteps(panel)).toEqual(await programSteps());
  });

  it("says the same in its picture, in the same words", async () => {
    const words = (steps: readonly string[], word: RegExp): string[] =>
      steps.flatMap((step) => word.exec(step)?.slice(1, 3).join(" ") ?? []).sort();
    expect(words(await pictureSteps(panel), /^(\d+) (\w+)/)).toEqual(
      words(await tableSteps(panel), /^(\d+) \S+ (\w+)/),
    );
  });

  it("goes to the line of a step that is clicked", async () => {
    const line = await lineOf("COPY api/ api/");
    await panel.locator(`.step[data-line="${line}"]`).click();
    await cursorIs(line);
  });

  it("marks the step that the editor's cursor is in", async () => {
    const line = await lineOf("RUN npm ci");
    await goToLine(page, line);
    await panel.locator(`.step.at-cursor[data-line="${line}"]`).waitFor();
    expect(await panel.locator(".step.at-cursor").count()).toBe(1);
  });

  it("goes from step to step by keys, tells why, and leads back to the line", async () => {
    const line = await lineOf("COPY api/ api/");
    await panel.locator(`.step[data-line="${line - 1}"]`).focus();
    await page.keyboard.press("ArrowDown");
    await panel.locator(".details", { hasText: `Line ${line}, rebuild` }).waitFor();
    expect(await panel.locator(".details").innerText()).toContain(`${CHANGED} changed.`);
    await page.keyboard.press("Enter");
    await cursorIs(line);
  });

  it("shows what would be if a file changed, until that is forgotten", async () => {
    const before = await pictureSteps(panel);
    await panel.getByRole("button", { name: "a File Changes…" }).click();
    await page.locator(".quick-input-widget input[type='text']").fill("package-lock.json");
    await page
      .locator(".quick-input-list .monaco-list-row.focused", { hasText: "package-lock.json" })
      .waitFor();
    await page.keyboard.press("Enter");
    await panel.locator(".supposition", { hasText: "package-lock.json changes" }).waitFor();
    const supposed = await pictureSteps(panel);
    const copy = await lineOf("COPY package.json package-lock.json");
    expect(supposed).toContain(`${copy} rebuild: rebuilds: package-lock.json changed`);
    await panel.getByRole("button", { name: "Forget: package-lock.json changes" }).click();
    await eventually(
      () => pictureSteps(panel),
      (steps) => steps.join() === before.join(),
      "the picture as it was",
    );
  });

  it("stays with its Dockerfile where it is pinned", async () => {
    await panel.getByRole("button", { name: "Pin", exact: true }).click();
    await workspace.write({ "other/Dockerfile": "FROM scratch AS lonely\n" });
    await runCommand(page, "View: Focus First Editor Group");
    await openFile(page, "other/Dockerfile");
    await statusIs(page, (status) => status === "No steps to build");
    expect(await panel.locator("h1").innerText()).toBe("Dockerfile");
    await panel.getByRole("button", { name: "Pin", exact: true }).click();
    await panel.locator(".card", { hasText: "lonely" }).waitFor();
    await runCommand(page, "View: Focus First Editor Group");
    await runCommand(page, "View: Close Editor");
    await openFile(page, "Dockerfile");
    await panel.locator(".card", { hasText: "deps" }).first().waitFor();
  });

  describe.each([false, true])("as a table: %s", (asTable) => {
    beforeAll(async () => {
      await panel.getByRole("button", { name: asTable ? "Table" : "Picture", exact: true }).click();
    });

    it.each(THEMES)("axe finds nothing in %s", async (...theme) => {
      await useTheme(page, panel, workspace.folder, theme);
      expect(await axeFaults(panel)).toEqual([]);
    });
  });
});

describe("the layers panel of a hostile Dockerfile", () => {
  const FILE = "<img src=x onerror=alert(1)> (command:b).js";
  /** A build refuses a line of 65,536. */
  const LONG = "x".repeat(60_000);

  beforeAll(async () =>
    open(
      await makeWorkspace({
        Dockerfile: `FROM scratch AS base\nARG A="</script><script>alert(1)</script>"\nCOPY ["${FILE}", "/"]\nRUN echo '<b>bold</b> \u202egnp.exe'\nRUN echo ${LONG}\n`,
        [FILE]: "1",
      }),
    ),
  );
  afterAll(close);

  it("shows all of it as text", async () => {
    await appendFile(path.join(workspace.folder, FILE), "2");
    await eventually(
      () => pictureSteps(panel),
      (steps) => steps.some((step) => step.startsWith("3 rebuild: rebuilds: ")),
      "the cause in the picture",
    );
    const made = await panel
      .locator("body")
      .evaluate((body) => body.querySelectorAll("img, b, a, main script").length);
    expect(made).toBe(0);
    const table = await panel.locator("tbody").innerText();
    expect(table).toContain(`${FILE} changed.`);
    expect(table).toContain("<b>bold</b> ‹U+202E›gnp.exe");
    expect(table).toContain("</script><script>alert(1)</script>");
  });
});

describe("the layers panel of a large Dockerfile", () => {
  const stages = Array.from({ length: 40 }, (_, index) => {
    const base = index === 0 ? "scratch" : `stage-${Math.floor((index - 1) / 2)}`;
    const steps = Array.from({ length: 9 }, (_, step) => `RUN echo ${index} ${step}`);
    return [`FROM ${base} AS stage-${index}`, ...steps].join("\n");
  });

  beforeAll(async () => open(await makeWorkspace({ Dockerfile: `${stages.join("\n")}\n` })));
  afterAll(close);

  it("has all of its steps", async () => {
    expect(await panel.locator(".step").count()).toBe(400);
  });
});

/** What `strata layers` says, as the table twin says it. */
async function programSteps(): Promise<readonly string[]> {
  const { stdout } = await run(
    process.execPath,
    [PROGRAM, "layers", path.join(workspace.folder, "Dockerfile"), "--format", "json"],
    { env: { ...process.env, STRATA_CACHE: workspace.cache, ...NO_ENGINE }, maxBuffer: 2 ** 26 },
  );
  const { stages, baseline } = JSON.parse(stdout) as ForecastView;
  return stages.flatMap(({ name, index, steps }) =>
    steps.map(({ line, state, reasons }) => {
      const word = state === "cached" && baseline.kind === "git" ? "unchanged" : state;
      const why = reasons.flatMap(({ message, files = [] }) => [
        message,
        ...(files.length < 2 ? [] : files),
      ]);
      return [line, name ?? index, word, "|", ...why].join(" ");
    }),
  );
}

/** 1-based. */
async function lineOf(start: string): Promise<number> {
  const text = await readFile(path.join(workspace.folder, "Dockerfile"), "utf8");
  const index = text.split("\n").findIndex((line) => line.startsWith(start));
  if (index < 0) throw new Error(`no line of the Dockerfile starts with ${start}`);
  return index + 1;
}

async function cursorIs(line: number): Promise<void> {
  await page.locator("#status\\.editor\\.selection", { hasText: `Ln ${line},` }).waitFor();
}

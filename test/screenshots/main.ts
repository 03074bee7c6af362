import { appendFile, mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { dockerEnvironment, providedEngine } from "../support/provided.ts";
import { eventually, openFile, runCommand } from "../vscode/support/editor.ts";
import { markLines, statusIs } from "../vscode/support/forecast.ts";
import { squiggles } from "../vscode/support/problems.ts";
import { openSidebar, rowLabels } from "../vscode/support/sidebar.ts";
import { openWorkbench } from "../vscode/support/workbench.ts";
import { startDemo } from "./demo-app.ts";

/** About as wide as a README is shown, so that text keeps its size; 28 whole lines are high. */
const SIZE = { width: 1000, height: 72 + 28 * 18 };
/** Where a mouse points at nothing: beside the tabs. */
const NOWHERE = [SIZE.width / 2, 20] as const;
const SIDEBAR_WIDTH = 400;
/** The demo's own health check is made every half minute. */
const HEALTHY_MILLISECONDS = 60_000;
const MOST_BYTES = 600_000;
const CHANGED = "web/src/app.js";

/** What keeps the eye on what is to be seen. */
const SETTINGS = {
  "breadcrumbs.enabled": false,
  "editor.cursorBlinking": "solid",
  "editor.fontSize": 13,
  "editor.lightbulb.enabled": "off",
  "editor.minimap.enabled": false,
  "editor.occurrencesHighlight": "off",
  "editor.lineHeight": 18,
  "editor.scrollBeyondLastLine": false,
  "editor.scrollbar.horizontal": "hidden",
  "editor.stickyScroll.enabled": false,
  "git.enabled": false,
  "window.title": "${activeEditorShort}${separator}${rootName}",
  "workbench.layoutControl.enabled": false,
};

/** Name in the picture's file, name of the theme, its class. */
const THEMES = [
  ["dark", "Default Dark Modern", "vs-dark"],
  ["light", "Default Light Modern", "vs"],
  ["high-contrast", "Default High Contrast", "hc-black"],
] as const;

type Theme = (typeof THEMES)[number][0];

async function main(): Promise<void> {
  const root = process.cwd();
  const pictures = path.join(root, "media", "readme");
  await mkdir(pictures, { recursive: true });
  const engine = providedEngine();
  const demo = await startDemo(path.join(root, "demo"), engine);
  const { DOCKER_HOST = "", DOCKER_CONFIG = "" } = dockerEnvironment(engine);
  const env = { STRATA_CACHE: demo.cache, DOCKER_HOST, DOCKER_CONFIG };
  const workbench = await openWorkbench({ open: demo.folder, settings: SETTINGS, env });
  try {
    const { page } = workbench;
    await page.setViewportSize(SIZE);
    const show = (theme: Theme): Promise<void> => setTheme(page, demo.folder, theme);
    const take = async (name: string): Promise<void> => {
      await page.mouse.move(...NOWHERE);
      await gutterIsPainted(page);
      await page.screenshot({ path: path.join(pictures, `${name}.png`), animations: "disabled" });
    };

    await showForecast(page, demo.folder);
    for (const [theme] of THEMES) {
      await show(theme);
      await take(`forecast-${theme}`);
    }

    await show("light");
    await openFixes(page, demo.folder);
    await take("fix-light");
    await page.keyboard.press("Escape");

    await show("dark");
    await showSidebar(page);
    await take("sidebar-dark");
  } catch (error) {
    await workbench.page.screenshot({ path: path.join(root, "out", "screenshots", "failed.png") });
    throw error;
  } finally {
    await workbench.close();
    await demo.remove();
  }
  await report(pictures);
}

/** The Dockerfile after a change of one source file. */
async function showForecast(page: Page, folder: string): Promise<void> {
  await runCommand(page, "View: Toggle Primary Side Bar Visibility");
  await openFile(page, "Dockerfile");
  await statusIs(page, (status) => status !== "");
  await runCommand(page, "Strata: Record a Baseline Now");
  await statusIs(page, (status) => / steps cached$/.test(status));
  await appendFile(path.join(folder, CHANGED), "// changed\n");
  await eventually(
    () => markLines(page),
    (marks) => marks.some((mark) => mark.includes(`${CHANGED} changed`)),
    "the mark that names the file",
  );
  await runCommand(page, "Notifications: Clear All Notifications");
  await page.locator(".editor-instance .view-line").first().click();
  await page.keyboard.press("ControlOrMeta+End");
}

async function openFixes(page: Page, folder: string): Promise<void> {
  const text = await readFile(path.join(folder, "Dockerfile"), "utf8");
  const line = text.split("\n").findIndex((each) => each.startsWith("ADD web/")) + 1;
  // From the top, so that no line is cut in half.
  await page.keyboard.press("ControlOrMeta+Home");
  for (let at = 1; at < line; at += 1) await page.keyboard.press("ArrowDown");
  await eventually(
    () => squiggles(page),
    (all) => all.some((each) => each.line === line),
    "a squiggle under ADD",
  );
  await page.keyboard.press("ControlOrMeta+.");
  await page.locator(".action-widget .monaco-list-row", { hasText: "COPY" }).first().waitFor();
}

async function showSidebar(page: Page): Promise<void> {
  await openSidebar(page);
  await widenSidebar(page);
  await eventually(
    () => rowLabels(page, "Containers"),
    (labels) => labels.some((label) => / healthy/.test(label)),
    "a healthy container of the demo",
    HEALTHY_MILLISECONDS,
  );
  await eventually(
    () => rowLabels(page, "Images"),
    (labels) => labels.length > 0,
    "images",
  );
}

/** Drags its edge, as a person does whose containers have long names. */
async function widenSidebar(page: Page): Promise<void> {
  const box = await page.locator(".part.sidebar").boundingBox();
  if (box === null) throw new Error("the sidebar is not open");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width + 1, y);
  await page.mouse.down();
  await page.mouse.move(SIDEBAR_WIDTH, y, { steps: 5 });
  await page.mouse.up();
}

/** The folder's settings apply at once. */
async function setTheme(page: Page, folder: string, theme: Theme): Promise<void> {
  const [, name, className] = THEMES.find(([id]) => id === theme) ?? THEMES[0];
  await mkdir(path.join(folder, ".vscode"), { recursive: true });
  const settings = JSON.stringify({ "workbench.colorTheme": name });
  await writeFile(path.join(folder, ".vscode", "settings.json"), settings);
  await page.locator(`.monaco-workbench.${className}`).waitFor();
}

/** The gutter's pictures are files that load when they are first shown. */
async function gutterIsPainted(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const addresses = [...document.querySelectorAll(".margin .cgmr")].flatMap((element) => {
      const { backgroundImage } = getComputedStyle(element);
      const address = /url\("(.+)"\)/.exec(backgroundImage)?.[1];
      return address === undefined ? [] : [address];
    });
    const images = [...new Set(addresses)].map((address) =>
      Object.assign(new Image(), { src: address }),
    );
    await Promise.all(images.map((image) => image.decode()));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

async function report(folder: string): Promise<void> {
  let total = 0;
  for (const name of (await readdir(folder)).filter((each) => each.endsWith(".png"))) {
    const { size } = await stat(path.join(folder, name));
    total += size;
    console.log(
      `media/readme/${name.padEnd(34)} ${String(Math.round(size / 1000)).padStart(4)} kB`,
    );
  }
  console.log(`${"in all".padEnd(47)} ${String(Math.round(total / 1000)).padStart(4)} kB`);
  if (total > MOST_BYTES) throw new Error("The pictures are too big to ship with the extension.");
}

void main();

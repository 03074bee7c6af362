import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { copyDemo, type Workspace } from "../support/workspace.ts";
import { eventually, goToLine, openByKeys, openFile } from "./support/editor.ts";
import { squiggles } from "./support/problems.ts";
import { openWorkbench, type Workbench } from "./support/workbench.ts";

let workspace: Workspace;
let workbench: Workbench;

beforeAll(async () => {
  workspace = await copyDemo();
  workbench = await openWorkbench({
    open: workspace.folder,
    env: { STRATA_CACHE: workspace.cache },
    settings: { "files.autoSave": "off" },
  });
});

afterAll(async () => {
  await workbench.close();
  await workspace.remove();
});

it("shows a problem under the exact word, and a quick fix takes it away", async () => {
  const { page } = workbench;
  const text = await readFile(path.join(workspace.folder, "Dockerfile"), "utf8");
  const line = text.split("\n").findIndex((each) => each.startsWith("ADD web/")) + 1;
  await openFile(page, "Dockerfile");
  await goToLine(page, line);
  await eventually(
    () => squiggles(page),
    (all) => all.some((each) => each.line === line && each.text === "ADD"),
    "a squiggle under ADD",
  );

  const fix = page.locator(".action-widget .monaco-list-row", { hasText: "COPY" }).first();
  await openByKeys(page, ["ControlOrMeta+."], fix);
  await fix.click();

  const after = await eventually(
    () => squiggles(page),
    (all) => all.every((each) => each.line !== line),
    "no squiggle is left on the line",
  );
  expect(after.filter((each) => each.line === line)).toEqual([]);
  const painted = await page.locator(".view-line", { hasText: "COPY web/ web/" }).count();
  expect(painted).toBe(1);
});

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorkspace, type Workspace } from "../support/workspace.ts";
import { eventually, goToLine, openByKeys, openFile } from "./support/editor.ts";
import { markLines, statusIs } from "./support/forecast.ts";
import { openWorkbench, type Workbench } from "./support/workbench.ts";

const HINT = '1  "No build seen here: the first build runs every step"';

let workspace: Workspace;
let workbench: Workbench;
let page: Page;

describe("a Dockerfile of which no build was seen", () => {
  beforeAll(async () => {
    workspace = await makeWorkspace({
      Dockerfile: "# An app.\nFROM scratch\nCOPY a /a\n",
      a: "1",
    });
    workbench = await openWorkbench({
      open: workspace.folder,
      env: { STRATA_CACHE: workspace.cache, DOCKER_HOST: "unix:///nowhere/docker.sock" },
    });
    page = workbench.page;
    await openFile(page, "Dockerfile");
    await statusIs(page, (status) => status === "1 of 1 steps rebuild");
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  it("says so at the end of its first line, once", async () => {
    expect(await markLines(page)).toEqual([HINT, "3 rebuild"]);
  });

  it("says the steps' reason instead where that is not wanted", async () => {
    await workspace.write({
      ".vscode/settings.json": '{ "strata.forecast.baselineHint": false }',
    });
    await firstLineIs((marks) => !marks.includes(HINT));
    expect((await markLines(page)).join()).toContain('3 rebuild "rebuilds: ');
    await workspace.write({ ".vscode/settings.json": "{}" });
    await firstLineIs((marks) => marks.includes(HINT));
  });

  it("offers a baseline in its hover, and is quiet as soon as there is one", async () => {
    await goToLine(page, 1);
    const hover = page.locator(".monaco-resizable-hover .monaco-hover:not(.hidden)");
    await openByKeys(page, ["ControlOrMeta+k", "ControlOrMeta+i"], hover);
    await hover.getByText("Compare With…").waitFor();
    await hover.getByText("Record a Baseline Now").click();
    await statusIs(page, (status) => status === "The step is cached");
    expect(await markLines(page)).toEqual(["3 cached"]);
  });
});

async function firstLineIs(holds: (marks: readonly string[]) => boolean): Promise<void> {
  await eventually(() => markLines(page), holds, "the hint on the first line");
}

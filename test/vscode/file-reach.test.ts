import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorkspace, type Workspace } from "../support/workspace.ts";
import { eventually, openFile, runCommand } from "./support/editor.ts";
import { openWorkbench, type Workbench } from "./support/workbench.ts";

const TITLE = "Which Steps Does This File Rebuild?";

let workspace: Workspace;
let workbench: Workbench;
let page: Page;

describe("which steps a file rebuilds", () => {
  beforeAll(async () => {
    workspace = await makeWorkspace({
      "app/Dockerfile": "FROM scratch\nCOPY src /src\nCOPY other.txt /$(id)\n",
      "app/.dockerignore": "# For people.\n*.md\n",
      "app/README.md": "An app.\n",
      "app/other.txt": "other\n",
      "app/src/main.txt": "main\n",
      "web/site.dockerfile": "FROM scratch\nCOPY . /\n",
    });
    workbench = await openWorkbench({
      open: workspace.folder,
      settings: { "window.menuStyle": "custom" },
      env: { STRATA_CACHE: workspace.cache, DOCKER_HOST: "unix:///nowhere/docker.sock" },
    });
    page = workbench.page;
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  it("is said of the file in the editor, though no Dockerfile is open", async () => {
    await openFile(page, "main.txt");
    await runCommand(page, `Strata: ${TITLE}`);
    await rowsAre([
      "COPY src /src, line 2 · runs again, src/main.txt changed.",
      "COPY other.txt /$\u200b(id), line 3 · runs again",
      "web/site.dockerfile, app/src/main.txt lies outside of the build context web.",
      "Show All of This as Text",
    ]);
    await row("COPY other.txt").click();
    await page.locator(".tab.active[data-resource-name='Dockerfile']").waitFor();
    await page.getByText("Ln 3, Col 1").waitFor();
  });

  it("names the line that leaves a file out, and leads there; from a tab's menu", async () => {
    await openFile(page, "README.md");
    await page.locator(".tab.active[data-resource-name='README.md']").click({ button: "right" });
    await page.getByRole("menuitem", { name: TITLE }).click();
    await row("Line 2 of app/.dockerignore leaves it out: *.md").click();
    await page.locator(".tab.active[data-resource-name='.dockerignore']").waitFor();
    await page.getByText("Ln 2, Col 1").waitFor();
  });

  it("is told as text like strata why; from the explorer's menu", async () => {
    await runCommand(page, "View: Close All Editors");
    const web = page.locator(".explorer-folders-view .monaco-list-row[aria-label='web']");
    await web.click();
    const file = page.locator(
      ".explorer-folders-view .monaco-list-row[aria-label='site.dockerfile']",
    );
    await file.click({ button: "right" });
    await page.getByRole("menuitem", { name: TITLE }).click();
    await row("Show All of This as Text").click();
    const text = page.locator(".view-line");
    await text
      .filter({ hasText: "web/site.dockerfile: a change of web/site.dockerfile reaches 1 step" })
      .waitFor();
    await text
      .filter({ hasText: "No step of app/Dockerfile takes web/site.dockerfile." })
      .waitFor();
  });
});

function row(text: string): Locator {
  return page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first();
}

/** As a screen reader says them. */
async function rowsAre(expected: readonly string[]): Promise<void> {
  const read = (): Promise<(string | null)[]> =>
    page
      .locator(".quick-input-list .monaco-list-row")
      .evaluateAll((rows) => rows.map((each) => each.getAttribute("aria-label")));
  const rows = await eventually(
    read,
    (labels) => labels.length >= expected.length,
    "the list of steps",
  );
  // The first row of a group names the group as well.
  expect(
    rows.map((label) => label?.replace(/, [^,]*(?: · [^,]*steps?|Nothing runs again)$/, "")),
  ).toEqual(expected);
}

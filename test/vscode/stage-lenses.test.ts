import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { makeWorkspace, type Workspace } from "../support/workspace.ts";
import { eventually, goToLine, openFile } from "./support/editor.ts";
import { panelPage } from "./support/panel.ts";
import { statusIs } from "./support/forecast.ts";
import { openWorkbench, type Workbench } from "./support/workbench.ts";

const DOCKERFILE = `FROM scratch AS unused
COPY b /b
FROM scratch AS build
COPY a /a
COPY b /b
FROM scratch
COPY b /b
`;
const PANEL = "Show Layers";

let workspace: Workspace;
let workbench: Workbench;
let page: Page;

describe("stage lenses", () => {
  beforeAll(async () => {
    workspace = await makeWorkspace({ Dockerfile: DOCKERFILE, a: "1", b: "1" });
    await workspace.commit();
    workbench = await openWorkbench({
      open: workspace.folder,
      env: { STRATA_CACHE: workspace.cache, DOCKER_HOST: "unix:///nowhere/docker.sock" },
    });
    page = workbench.page;
    await page.setViewportSize({ width: 1500, height: 900 });
    await openFile(page, "Dockerfile");
    await statusIs(page, (status) => status === "The step is unchanged");
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  it("stand above each stage once they are wanted, and follow the files", async () => {
    await lensesAre([]);
    await set({ "strata.forecast.lenses": true });
    const unused = ["Not needed for the target 2", PANEL];
    await lensesAre([...unused, ...unused, "The step is unchanged", PANEL]);
    await workspace.write({ b: "2" });
    await lensesAre([...unused, ...unused, "1 of 1 steps rebuild", PANEL]);
  });

  it("follow what is typed", async () => {
    await goToLine(page, 7);
    await page.keyboard.insertText("COPY --from=build /a /c\n");
    await lensesAre([
      ...["Not needed for the target 2", PANEL],
      // No build of what is committed ran this stage.
      ...["2 of 2 steps rebuild", PANEL],
      ...["2 of 2 steps rebuild", PANEL],
    ]);
  });

  it("lead to the panel, and go when they are not wanted any more", async () => {
    await page.locator(".codelens-decoration a", { hasText: PANEL }).first().click();
    await panelPage(page).locator(".card").first().waitFor();
    await set({});
    await lensesAre([]);
  });
});

async function lensesAre(expected: readonly string[]): Promise<void> {
  const read = (): Promise<string[]> =>
    page
      .locator(".codelens-decoration")
      .evaluateAll((lenses) =>
        lenses
          .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
          .flatMap((lens) => [...lens.querySelectorAll("a")].map((link) => link.textContent)),
      );
  const wanted = expected.join("\n");
  await eventually(read, (lenses) => lenses.join("\n") === wanted, `the lenses\n${wanted}\n`);
}

async function set(settings: Readonly<Record<string, unknown>>): Promise<void> {
  await workspace.write({ ".vscode/settings.json": JSON.stringify(settings) });
}

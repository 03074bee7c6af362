import axe from "axe-core";
import type { FrameLocator, Page } from "playwright-core";

/** The layers panel's page: a webview's page lies two frames deep. */
export function layersPage(page: Page): FrameLocator {
  return page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
}

/** The steps in the picture, stage by stage: `line word: cause`. */
export function pictureSteps(panel: FrameLocator): Promise<readonly string[]> {
  return panel.locator("main").evaluate((main) =>
    [...main.querySelectorAll<HTMLElement>(".step")]
      .map((step) => {
        const text = (name: string): string => step.querySelector(name)?.textContent ?? "";
        const cause = text(".cause");
        return {
          line: Number(step.dataset["line"]),
          said: text(".word") + (cause === "" ? "" : `: ${cause}`),
        };
      })
      .sort((a, b) => a.line - b.line)
      .map(({ line, said }) => `${line} ${said}`),
  );
}

/** The table twin: `line stage state | reasons`, as a screen reader comes by it. */
export function tableSteps(panel: FrameLocator): Promise<readonly string[]> {
  return panel.locator("main").evaluate((main) =>
    [...main.querySelectorAll("tbody tr")].map((row) => {
      const cells = [...row.children].map((cell) => cell.textContent);
      const why = [...row.querySelectorAll(".why p")].map((each) => each.textContent);
      return [cells[0], cells[1], cells[3], "|", ...why].join(" ").trim();
    }),
  );
}

/** What axe finds wrong, as `rule: selector`. */
export async function axeFaults(panel: FrameLocator): Promise<readonly string[]> {
  const body = await panel.locator("body").elementHandle();
  const frame = await body.ownerFrame();
  if (frame === null) throw new Error("the panel has no frame");
  await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document.body, {
      resultTypes: ["violations"],
    }),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary ?? ""}`,
    ),
  );
}

import axe from "axe-core";
import type { FrameLocator, Page } from "playwright-core";

/** The page of the panel that is open: a webview's page lies two frames deep. */
export function panelPage(page: Page): FrameLocator {
  return page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
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

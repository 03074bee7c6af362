import type { Page } from "playwright-core";

/** What stands of Strata beside the language in the status bar: `text | detail`. */
export async function languageStatus(page: Page): Promise<readonly string[]> {
  const entry = page.locator("#status\\.languageStatus");
  await entry.hover();
  const rows = page.locator(".hover-language-status");
  await rows.first().waitFor();
  const said = await rows
    .locator(".left")
    .evaluateAll((elements) =>
      elements.map((element) =>
        [...element.childNodes].map(({ textContent }) => textContent?.trim() || "|").join(" "),
      ),
    );
  await page.mouse.move(0, 0);
  await page.keyboard.press("Escape");
  await rows.first().waitFor({ state: "detached" });
  return said;
}

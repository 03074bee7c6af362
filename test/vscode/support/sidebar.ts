import type { Page } from "playwright-core";

/** Opens Strata's sidebar by its icon, as a person does. */
export async function openSidebar(page: Page): Promise<void> {
  const icon = page.locator(".activitybar .action-label[aria-label='Strata']");
  await icon.waitFor();
  await icon.click();
  await page.locator(".sidebar .pane-header", { hasText: "Containers" }).waitFor();
}

/** Accessible labels of the rows that a view paints now. */
export function rowLabels(page: Page, view: string): Promise<string[]> {
  return page.evaluate((title) => {
    const pane = [...document.querySelectorAll(".sidebar .pane")].find(
      (candidate) => candidate.querySelector(".pane-header .title")?.textContent === title,
    );
    return [...(pane?.querySelectorAll(".monaco-list-row") ?? [])].map(
      (row) => row.getAttribute("aria-label") ?? "",
    );
  }, view);
}

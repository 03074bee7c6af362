import type { Page } from "playwright-core";
import { eventually } from "./editor.ts";

/** Answers the dialog that asks where to save something. */
export async function saveAs(page: Page, file: string): Promise<void> {
  const extension = file.slice(file.lastIndexOf("."));
  const input = page.locator(".quick-input-widget input[type='text']");
  // It has a name of its own when it is ready.
  await eventually(
    () => input.inputValue().catch(() => ""),
    (value) => value.endsWith(extension),
    "a dialog that asks where to",
  );
  await input.fill(file);
  await page.keyboard.press("Enter");
  await input.waitFor({ state: "hidden" });
}

import type { Page } from "playwright-core";
import { eventually, goToLine, openByKeys } from "./editor.ts";

/** What the hover over a line's first word says; empty where there is none. */
export async function hoverText(page: Page, line: number): Promise<string> {
  await goToLine(page, line);
  await page.keyboard.press("Escape");
  const hover = page.locator(".monaco-resizable-hover .monaco-hover:not(.hidden)");
  await openByKeys(page, ["ControlOrMeta+k", "ControlOrMeta+i"], hover);
  // Answers come one by one: what was last added stands.
  const text = await eventually(
    () => hover.innerText(),
    (shown) => shown !== "" && !shown.startsWith("Loading"),
    "a hover",
  );
  await page.keyboard.press("Escape");
  await hover.waitFor({ state: "hidden" });
  return text;
}

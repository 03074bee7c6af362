import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { FrameLocator, Page } from "playwright-core";

/** Its name, its class in the workbench, and in the body of a webview. */
export type Theme = readonly [name: string, inWorkbench: string, inPanel: string];

export const THEMES: readonly Theme[] = [
  ["Default Dark Modern", "vs-dark", "vscode-dark"],
  ["Default Light Modern", "vs", "vscode-light"],
  ["Default High Contrast", "hc-black", "vscode-high-contrast"],
  ["Default High Contrast Light", "hc-light", "vscode-high-contrast-light"],
];

/** Has the folder's settings choose the theme, and waits for the workbench and the panel to have it. */
export async function useTheme(
  page: Page,
  panel: FrameLocator,
  folder: string,
  [name, inWorkbench, inPanel]: Theme,
): Promise<void> {
  await mkdir(path.join(folder, ".vscode"), { recursive: true });
  const settings = JSON.stringify({ "workbench.colorTheme": name });
  await writeFile(path.join(folder, ".vscode", "settings.json"), settings);
  await page.locator(`.monaco-workbench.${inWorkbench}`).waitFor();
  await panel.locator(`body.${inPanel}`).waitFor();
}

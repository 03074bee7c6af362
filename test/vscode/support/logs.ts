import { readFile } from "node:fs/promises";
import type { FrameLocator, Page } from "playwright-core";
import { eventually } from "./editor.ts";
import { saveAs } from "./save-dialog.ts";

/** The lines that the log viewer paints now, as a person reads them. */
export function paintedLog(viewer: FrameLocator): Promise<readonly string[]> {
  return viewer.locator(".list").evaluate((list) =>
    [...list.querySelectorAll<HTMLElement>(".row")]
      .filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        const edge = list.getBoundingClientRect();
        return bottom > edge.top + 1 && top < edge.bottom - 1;
      })
      .map((row) => row.textContent),
  );
}

export function logSays(
  viewer: FrameLocator,
  holds: (lines: readonly string[]) => boolean,
  what: string,
): Promise<readonly string[]> {
  return eventually(() => paintedLog(viewer), holds, what);
}

/** Saves what the log viewer shows, as a person does; gives the file's lines. */
export async function savedLog(
  page: Page,
  viewer: FrameLocator,
  file: string,
): Promise<readonly string[]> {
  await viewer.getByRole("button", { name: "Save…" }).click();
  await saveAs(page, file);
  const text = await eventually(
    () => readFile(file, "utf8").catch(() => ""),
    (written) => written !== "",
    "a file with the log",
  );
  return text.split("\n").slice(0, -1);
}

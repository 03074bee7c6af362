import type { Page } from "playwright-core";
import { eventually, type PaintedLine, paintedLines } from "./editor.ts";

/** What the status bar says of the forecast, as a screen reader does; empty where it says nothing. */
export function forecastStatus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const item = document.getElementById("strata.strata.forecast");
    return item?.getAttribute("aria-label")?.replace(/^Strata forecast: /, "") ?? "";
  });
}

export function statusIs(page: Page, holds: (status: string) => boolean): Promise<string> {
  return eventually(() => forecastStatus(page), holds, "the forecast in the status bar");
}

/** The marks of the active editor, one line each: `18 rebuild "words at its end"`. */
export async function markLines(page: Page): Promise<readonly string[]> {
  return (await paintedLines(page)).filter(isMarked).map(({ line, gutter, mark }) => {
    const words = mark.trim();
    return [String(line), gutter.join("+"), ...(words === "" ? [] : [`"${words}"`])].join(" ");
  });
}

/** 1-based lines whose gutter shows this state. */
export async function linesMarked(page: Page, state: string): Promise<readonly number[]> {
  return (await paintedLines(page))
    .filter(({ gutter }) => gutter.includes(state))
    .map(({ line }) => line);
}

function isMarked({ gutter, mark }: PaintedLine): boolean {
  return gutter.length > 0 || mark.trim() !== "";
}

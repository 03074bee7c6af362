import type { Locator, Page } from "playwright-core";

/** Opens a file through quick open, as a person does: by its name, or by its folder and name. */
export async function openFile(page: Page, name: string): Promise<void> {
  const input = await quickInput(page, "ControlOrMeta+p");
  await input.fill(name);
  const parts = name.split("/");
  const base = parts.at(-1) ?? name;
  const row = parts.reduce(
    (rows, part) => rows.filter({ hasText: part }),
    page.locator(".quick-input-list .monaco-list-row"),
  );
  await row.first().click();
  await page.locator(`.tab.active[data-resource-name='${base}']`).waitFor();
  await page.locator(".editor-instance .view-line").first().waitFor();
}

/** Opens a file by its row in the explorer, where nothing has to be searched. */
export async function openFromExplorer(page: Page, name: string): Promise<void> {
  await page.locator(`.explorer-folders-view .monaco-list-row[aria-label="${name}"]`).dblclick();
  await page.locator(`.tab.active[data-resource-name='${name}']`).waitFor();
  await page.locator(".editor-instance .view-line").first().waitFor();
}

/** Runs a command by its title, as the palette shows it. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = await quickInput(page, "F1");
  await input.fill(`>${title}`);
  const row = page
    .locator(".quick-input-list .monaco-list-row")
    .filter({ has: page.locator(`.label-name`, { hasText: title }) })
    .first();
  await row.waitFor();
  await row.click();
}

/** Puts the cursor at the start of a 1-based line. */
export async function goToLine(page: Page, line: number, column = 1): Promise<void> {
  const input = await quickInput(page, "Control+g");
  await input.fill(`:${line}:${column}`);
  await page.keyboard.press("Enter");
  await input.waitFor({ state: "hidden" });
}

async function quickInput(page: Page, key: string): Promise<Locator> {
  const input = page.locator(".quick-input-widget input[type='text']");
  await openByKeys(page, [key], input);
  return input;
}

/**
 * Opens what keys open. They are pressed again where nothing opened: the workbench loses a key that
 * arrives while it moves the focus, as it does when trust is given.
 */
export async function openByKeys(
  page: Page,
  keys: readonly string[],
  opened: Locator,
): Promise<void> {
  await eventually(
    async () => {
      for (const key of keys) await page.keyboard.press(key);
      return opened.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    },
    (open) => open,
    `what ${keys.join(" ")} opens`,
  );
}

/** A line of the editor as it is painted. */
export interface PaintedLine {
  readonly line: number;
  /** The document's own text. */
  readonly text: string;
  /** What decorations add behind it, joined. */
  readonly mark: string;
  /** What the pictures in the gutter show: `rebuild`, `cached`, `unsure`. */
  readonly gutter: readonly string[];
}

/** The lines that the active editor paints now, with what decorations add to them. */
export function paintedLines(page: Page): Promise<PaintedLine[]> {
  return page.evaluate(() => {
    const editor = document.querySelector(".editor-instance .monaco-editor");
    if (editor === null) return [];
    const top = (element: Element): number => Math.round(element.getBoundingClientRect().top);
    const numbers = new Map<number, number>();
    const gutters = new Map<number, string[]>();
    for (const element of editor.querySelectorAll(".margin-view-overlays .line-numbers")) {
      numbers.set(top(element.parentElement ?? element), Number(element.textContent));
    }
    for (const element of editor.querySelectorAll(".margin .cgmr")) {
      const image =
        getComputedStyle(element).backgroundImage + getComputedStyle(element, "::before").content;
      const name = /([a-z]+)-(?:dark|light)\.svg/.exec(decodeURIComponent(image))?.[1];
      const at = top(element);
      if (name !== undefined) gutters.set(at, [...(gutters.get(at) ?? []), name]);
    }
    const content = (element: Element): string => {
      const value = getComputedStyle(element, "::after").content;
      return value.startsWith('"') ? (JSON.parse(value) as string) : "";
    };
    return [...editor.querySelectorAll(".view-lines .view-line")]
      .map((line) => ({
        line: numbers.get(top(line)) ?? 0,
        text: line.textContent.replaceAll("\u00a0", " "),
        mark: [...line.querySelectorAll("span")].map(content).join("").replaceAll("\u00a0", " "),
        gutter: gutters.get(top(line)) ?? [],
      }))
      .sort((a, b) => a.line - b.line);
  });
}

/** Waits until what `read` gives satisfies `holds`, and gives it; the last value is in the error. */
export async function eventually<T>(
  read: () => Promise<T>,
  holds: (value: T) => boolean,
  what: string,
  milliseconds = 30_000,
): Promise<T> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > deadline) throw new Error(`${what}; last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

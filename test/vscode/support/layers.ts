import type { FrameLocator } from "playwright-core";

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

import type { Page } from "playwright-core";

/** A squiggle as it is painted: the text that it underlines, and how serious it is. */
export interface Squiggle {
  readonly line: number;
  readonly text: string;
  readonly severity: "error" | "warning" | "info" | "hint";
}

/** The squiggles of the active editor, read from where they lie under the text. */
export function squiggles(page: Page): Promise<Squiggle[]> {
  return page.evaluate(() => {
    const editor = document.querySelector(".editor-instance .monaco-editor");
    if (editor === null) return [];
    const textUnder = (box: DOMRect): { text: string; top: number } => {
      const line = [...editor.querySelectorAll(".view-lines .view-line")].find((candidate) => {
        const { top, bottom } = candidate.getBoundingClientRect();
        return box.top < bottom && box.bottom > top;
      });
      if (line === undefined) return { text: "", top: 0 };
      const top = Math.round(line.getBoundingClientRect().top);
      let text = "";
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const value = node.textContent ?? "";
        for (let index = 0; index < value.length; index += 1) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + 1);
          const { left, right } = range.getBoundingClientRect();
          const middle = (left + right) / 2;
          if (middle > box.left && middle < box.right) text += value.charAt(index);
        }
      }
      return { text: text.replaceAll("\u00a0", " "), top };
    };
    const numbers = new Map<number, number>();
    for (const element of editor.querySelectorAll(".margin-view-overlays .line-numbers")) {
      const top = Math.round((element.parentElement ?? element).getBoundingClientRect().top);
      numbers.set(top, Number(element.textContent));
    }
    const severities = ["error", "warning", "info", "hint"] as const;
    return severities.flatMap((severity) =>
      [...editor.querySelectorAll(`.squiggly-${severity}`)].map((element) => {
        const { text, top } = textUnder(element.getBoundingClientRect());
        return { line: numbers.get(top) ?? 0, text, severity };
      }),
    );
  });
}

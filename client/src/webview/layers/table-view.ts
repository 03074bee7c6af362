import type { Translate } from "../../translate.ts";
import { element } from "../dom.ts";
import { lineOf } from "./graph-view.ts";
import { outside, stateIcon } from "./parts.ts";
import type { Scene } from "./scene.ts";
import type { ShownText } from "./shown-text.ts";
import type { StepEvents } from "./step-events.ts";
import { tableHeadings, type TableRow, tableRows } from "./table-rows.ts";

/** The picture's twin for keyboards and screen readers: always there, seen where it is chosen. */
export class TableView {
  readonly #root: HTMLElement;
  readonly #t: Translate;
  #rows: ReadonlyMap<number, HTMLElement> = new Map();
  #isShown = false;

  constructor(root: HTMLElement, events: StepEvents, t: Translate) {
    this.#root = root;
    this.#t = t;
    root.addEventListener("click", ({ target }) => {
      const line = target instanceof Element ? lineOf(target.closest("button")) : null;
      if (line !== null) events.reveal(line);
    });
    for (const kind of ["pointerover", "focusin"]) {
      root.addEventListener(kind, (event) => events.point(lineOf(event.target)));
    }
    root.addEventListener("pointerleave", () => events.point(null));
    root.addEventListener("focusout", () => events.point(null));
  }

  show(scene: Scene): void {
    const t = this.#t;
    const focused = this.#root.contains(document.activeElement)
      ? lineOf(document.activeElement)
      : null;
    const headings = tableHeadings(t).map((text) => element("th", { scope: "col" }, text));
    const rows = new Map<number, HTMLElement>();
    const body = tableRows(scene).map((row) => {
      const made = tableRow(row, t);
      rows.set(row.line, made);
      return made;
    });
    this.#rows = rows;
    this.#root.replaceChildren(
      element(
        "table",
        {},
        element("caption", {}, t("Every step of {0}", scene.dockerfile.short)),
        element("thead", {}, element("tr", {}, ...headings)),
        element("tbody", {}, ...body),
      ),
    );
    this.#setReachable();
    if (focused !== null) rows.get(focused)?.querySelector("button")?.focus();
  }

  /** Whether it is seen; what is not seen is not reached by the Tab key either. */
  setShown(isShown: boolean): void {
    this.#isShown = isShown;
    this.#root.classList.toggle("heard-only", !isShown);
    this.#setReachable();
  }

  mark(line: number | null): void {
    for (const marked of this.#root.querySelectorAll(".at-cursor")) {
      marked.classList.remove("at-cursor");
    }
    const row = line === null ? undefined : this.#rows.get(line);
    row?.classList.add("at-cursor");
    if (this.#isShown && !this.#root.contains(document.activeElement)) {
      row?.scrollIntoView({ block: "nearest" });
    }
  }

  #setReachable(): void {
    for (const button of this.#root.querySelectorAll("button")) {
      button.tabIndex = this.#isShown ? 0 : -1;
    }
  }
}

function tableRow(row: TableRow, t: Translate): HTMLElement {
  const { line, stage, step, state, why, time, size, takesFrom } = row;
  const show = element(
    "button",
    { type: "button", class: "link", "aria-label": t("Show line {0}", line) },
    String(line),
  );
  return element(
    "tr",
    { "data-line": String(line) },
    element("td", { class: "number" }, show),
    element("td", {}, outside(stage)),
    element("th", { scope: "row", class: "code" }, outside(step)),
    element("td", { class: `state ${state.kind}` }, stateIcon(state.kind), state.word),
    element("td", { class: "why" }, ...why.map((each) => element("p", {}, outside(each)))),
    element("td", { class: "number" }, time),
    element("td", { class: "number" }, size),
    element("td", {}, ...namesOf(takesFrom)),
  );
}

function namesOf(names: readonly ShownText[]): readonly (HTMLElement | string)[] {
  return names.flatMap((name, index) => [...(index === 0 ? [] : [", "]), outside(name)]);
}

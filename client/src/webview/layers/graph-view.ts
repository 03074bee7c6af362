import type { Translate } from "../../translate.ts";
import { element, svg } from "../dom.ts";
import { type Card, layOut, type Row, wirePath } from "./layout.ts";
import { outside, stateIcon } from "./parts.ts";
import type { Amount, Scene, SceneStep } from "./scene.ts";
import type { StepEvents } from "./step-events.ts";

/** The picture: stages as cards, their steps stacked as layers, wires for what takes from what. */
export class GraphView {
  readonly #root: HTMLElement;
  readonly #events: StepEvents;
  readonly #t: Translate;
  #steps: ReadonlyMap<number, HTMLElement> = new Map();
  #columns: readonly (readonly number[])[] = [];
  /** The one step that a Tab key reaches; arrows go on from there. */
  #current: number | null = null;

  constructor(root: HTMLElement, events: StepEvents, t: Translate) {
    this.#root = root;
    this.#events = events;
    this.#t = t;
    root.addEventListener("keydown", (event) => this.#onKey(event));
    for (const kind of ["pointerover", "focusin"]) {
      root.addEventListener(kind, (event) => events.point(lineOf(event.target)));
    }
    root.addEventListener("pointerleave", () => events.point(null));
    root.addEventListener("focusout", () => events.point(null));
    root.addEventListener("click", ({ target }) => {
      const line = lineOf(target);
      if (line !== null) events.reveal(line);
    });
  }

  show(scene: Scene): void {
    const focused = this.#root.contains(document.activeElement)
      ? lineOf(document.activeElement)
      : null;
    const unit = Number.parseFloat(getComputedStyle(this.#root).fontSize);
    const { width, height, cards, wires } = layOut(scene, unit);
    const steps = new Map<number, HTMLElement>();
    const lines = svg(
      "svg",
      { class: "wires", width: String(width), height: String(height), "aria-hidden": "true" },
      ...wires.map(({ kind, line, points }) =>
        svg("path", { d: wirePath(points), class: `wire ${kind}`, "data-wire": String(line) }),
      ),
    );
    const canvas = element("div", { class: "canvas" }, lines);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    canvas.append(...cards.map((card) => this.#card(card, steps)));
    this.#steps = steps;
    this.#columns = cards.map(({ rows }) => rows.map(({ step }) => step.line));
    this.#root.replaceChildren(canvas);
    const first = this.#columns.flat()[0] ?? null;
    this.#makeCurrent(this.#current !== null && steps.has(this.#current) ? this.#current : first);
    if (focused !== null) steps.get(focused)?.focus({ preventScroll: true });
  }

  /** Shows where the editor's cursor is. */
  mark(line: number | null): void {
    for (const marked of this.#root.querySelectorAll(".at-cursor")) {
      marked.classList.remove("at-cursor");
      marked.removeAttribute("aria-current");
    }
    const step = line === null ? undefined : this.#steps.get(line);
    if (step === undefined) return;
    step.classList.add("at-cursor");
    step.setAttribute("aria-current", "true");
    this.#makeCurrent(line);
    if (!this.#root.contains(document.activeElement)) {
      step.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }

  #card({ stage, x, y, width, height, headHeight, rows }: Card, steps: Map<number, HTMLElement>) {
    const id = `stage-${stage.index}`;
    const name = element("h2", { id }, outside(stage.name));
    const head = element(
      "div",
      { class: "head", "data-line": String(stage.line) },
      name,
      element("p", { class: "about" }, outside(stage.about)),
    );
    head.style.height = `${headHeight}px`;
    const list = element("ol", { class: "steps" }, ...rows.map((row) => this.#row(row, steps)));
    const card = element(
      "section",
      { class: stage.needed ? "card" : "card unneeded", "aria-labelledby": id },
      head,
      list,
    );
    Object.assign(card.style, {
      left: `${x}px`,
      top: `${y}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
    return card;
  }

  #row({ step, height }: Row, steps: Map<number, HTMLElement>): HTMLElement {
    const t = this.#t;
    const { line, state, word, text, cause, time, size } = step;
    const button = element(
      "button",
      {
        type: "button",
        class: `step ${state}`,
        tabindex: "-1",
        "data-line": String(line),
        title: tooltip(step, t),
      },
      element(
        "span",
        { class: "what" },
        stateIcon(state),
        element("bdi", { class: "text" }, text.short),
        element("span", { class: "word" }, word),
      ),
    );
    if (cause !== null) {
      button.append(element("span", { class: "cause" }, element("bdi", {}, cause.short)));
    }
    if (time !== null || size !== null) {
      button.append(element("span", { class: "bars" }, bar("time", time), bar("size", size)));
    }
    button.style.height = `${height}px`;
    steps.set(line, button);
    return element("li", {}, button);
  }

  #makeCurrent(line: number | null): void {
    if (this.#current !== null) this.#steps.get(this.#current)?.setAttribute("tabindex", "-1");
    this.#current = line;
    if (line !== null) this.#steps.get(line)?.setAttribute("tabindex", "0");
  }

  #onKey(event: KeyboardEvent): void {
    const line = lineOf(event.target);
    if (line === null) return;
    const to = this.#neighbour(line, event.key);
    if (to === undefined) return;
    event.preventDefault();
    this.#makeCurrent(to);
    this.#steps.get(to)?.focus();
  }

  #neighbour(line: number, key: string): number | undefined {
    const all = this.#columns.flat();
    const at = all.indexOf(line);
    const column = this.#columns.findIndex((lines) => lines.includes(line));
    switch (key) {
      case "ArrowDown":
        return all[at + 1];
      case "ArrowUp":
        return all[at - 1];
      case "ArrowRight":
        return this.#columns[column + 1]?.[0];
      case "ArrowLeft":
        return this.#columns[column - 1]?.[0];
      case "Home":
        return all[0];
      case "End":
        return all.at(-1);
      default:
        return undefined;
    }
  }
}

/** An amount as text and as a bar; nothing, of the same width, where it is not known. */
function bar(kind: "time" | "size", amount: Amount | null): HTMLElement {
  const track = element("span", { class: `bar ${kind}` });
  if (amount === null) return track;
  const length = element("span", { class: "length" });
  length.style.width = `${Math.max(2, Math.round(amount.share * 100))}%`;
  track.append(
    element("span", { class: "track", "aria-hidden": "true" }, length),
    element("span", { class: "amount" }, amount.text),
  );
  return track;
}

function tooltip({ line, text, word, reasons, takesFrom }: SceneStep, t: Translate): string {
  return [
    t("Line {0}, {1}", line, word),
    text.whole,
    ...reasons.flatMap(({ message, files }) => [
      message.whole,
      ...files.map(({ short }) => `    ${short}`),
    ]),
    ...(takesFrom.length === 0
      ? []
      : [t("Takes from {0}", takesFrom.map(({ short }) => short).join(", "))]),
  ].join("\n");
}

/** The line of the step that an event is about. */
export function lineOf(target: EventTarget | null): number | null {
  const line = target instanceof Element ? target.closest("[data-line]") : null;
  const written = line?.getAttribute("data-line");
  return written === undefined || written === null ? null : Number(written);
}

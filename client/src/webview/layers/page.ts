import type {
  LayersHostMessage,
  LayersPageMessage,
  LayersState,
  SuppositionKind,
} from "@strata/protocol/layers-panel";
import type { Translate } from "../../translate.ts";
import { element, svg } from "../dom.ts";
import { translateWith } from "../translate-page.ts";
import { outside, stateIcon } from "./parts.ts";
import { GraphView } from "./graph-view.ts";
import { sceneMarkdown } from "./markdown.ts";
import { type Palette, pictureSvg } from "./picture-svg.ts";
import { type EdgeKind, type Scene, type SceneStep, sceneOf } from "./scene.ts";
import { shownText } from "./shown-text.ts";
import { TableView } from "./table-view.ts";

/** What VS Code gives a webview's page. */
interface VsCode {
  postMessage(message: LayersPageMessage): void;
  getState(): unknown;
  setState(state: PageState): void;
}

declare function acquireVsCodeApi(): VsCode;

/** What the page remembers while it is hidden. */
interface PageState {
  readonly asTable: boolean;
}

/** The layers panel's page: shows what the extension host sends, and tells what people do. */
class LayersPage {
  readonly #vscode: VsCode;
  readonly #t: Translate;
  readonly #summary = element("p", { class: "summary", role: "status" });
  readonly #heading = element("h1");
  readonly #facts = element("ul", { class: "facts" });
  readonly #suppositions = element("ul", { class: "suppositions" });
  readonly #pin: HTMLButtonElement;
  readonly #asPicture: HTMLButtonElement;
  readonly #asTable: HTMLButtonElement;
  readonly #empty = element("p", { class: "empty" });
  readonly #details = element("div", { class: "details" });
  readonly #graphRoot: HTMLElement;
  readonly #graph: GraphView;
  readonly #table: TableView;
  #scene: Scene | null = null;
  #shown = "";
  #cursor: number | null = null;
  #pointed: number | null = null;

  constructor(vscode: VsCode, t: Translate) {
    this.#vscode = vscode;
    this.#t = t;
    this.#asPicture = this.#button(t("Picture"), () => this.#choose(false));
    this.#asTable = this.#button(t("Table"), () => this.#choose(true));
    this.#pin = this.#button(t("Pin"), () =>
      this.#post({ kind: "pin", pinned: this.#pin.ariaPressed !== "true" }),
    );
    this.#pin.title = t("Stay with this Dockerfile, whichever is being edited");
    this.#graphRoot = element("div", { class: "graph", role: "group", "aria-label": t("Picture") });
    const tableRoot = element("div", { class: "table" });
    const events = {
      point: (line: number | null) => this.#point(line),
      reveal: (line: number) => this.#post({ kind: "reveal", line }),
    };
    this.#graph = new GraphView(this.#graphRoot, events, t);
    this.#table = new TableView(tableRoot, events, t);
    const stage = element("main", {}, this.#empty, this.#graphRoot, tableRoot);
    document.body.replaceChildren(this.#header(), stage, this.#footer());
    this.#choose(isTableState(vscode.getState()));
  }

  show(state: LayersState): void {
    const written = JSON.stringify(state);
    if (written === this.#shown) return;
    this.#shown = written;
    const { dockerfile, forecast, unavailable, pinned, suppositions } = state;
    const t = this.#t;
    this.#scene = forecast === null ? null : sceneOf(forecast, t);
    this.#heading.replaceChildren(
      dockerfile === null ? t("Layers") : outside(shownText(dockerfile)),
    );
    this.#summary.textContent = this.#scene?.summary ?? "";
    this.#facts.replaceChildren(
      ...(this.#scene?.facts ?? []).map((fact) => element("li", {}, outside(fact))),
    );
    this.#pin.ariaPressed = String(pinned);
    this.#suppositions.replaceChildren(
      ...suppositions.map(({ id, label }) => {
        const shown = shownText(label);
        const forget = this.#button("×", () => this.#post({ kind: "forget", id }));
        forget.setAttribute("aria-label", t("Forget: {0}", shown.short));
        forget.title = t("Forget");
        return element("li", { class: "supposition" }, outside(shown), forget);
      }),
    );
    const said =
      unavailable ?? (dockerfile === null ? t("Open a Dockerfile to see its layers.") : "");
    this.#empty.replaceChildren(outside(shownText(said)));
    this.#empty.hidden = this.#scene !== null || said === "";
    const scene = this.#scene ?? { ...NOTHING, dockerfile: shownText(dockerfile ?? "") };
    this.#graph.show(scene);
    this.#table.show(scene);
    this.#showDetails(null);
    this.mark(this.#cursor);
  }

  /** @param cursor The line that the editor's cursor is in. */
  mark(cursor: number | null): void {
    this.#cursor = cursor;
    const at = cursor === null ? undefined : this.#stepAt(cursor);
    this.#graph.mark(at?.line ?? null);
    this.#table.mark(at?.line ?? null);
    this.#showDetails(at ?? null);
  }

  #stepAt(line: number): SceneStep | undefined {
    return this.#scene?.stages
      .flatMap(({ steps }) => steps)
      .find((step) => step.line <= line && line <= step.endLine);
  }

  #point(line: number | null): void {
    if (line === this.#pointed) return;
    this.#pointed = line;
    this.#post({ kind: "point", line });
    const at = line ?? this.#cursor;
    this.#showDetails(at === null ? null : (this.#stepAt(at) ?? null));
  }

  /** In words, all that is known of a step; room for it is kept, so nothing jumps. */
  #showDetails(step: SceneStep | null): void {
    const t = this.#t;
    if (step === null) {
      this.#details.replaceChildren(element("p", {}, t("Point at a step to read why.")));
      return;
    }
    const amounts = [step.time?.text, step.size?.text].filter((text) => text !== undefined);
    this.#details.replaceChildren(
      element(
        "p",
        { class: `state ${step.state}` },
        stateIcon(step.state),
        element("strong", {}, t("Line {0}, {1}", step.line, step.word)),
        " ",
        element("bdi", { class: "code" }, step.text.short),
        ...(amounts.length === 0 ? [] : [` · ${amounts.join(", ")}`]),
      ),
      ...step.reasons.map(({ message, files }) =>
        element(
          "p",
          {},
          outside(message),
          ...files.flatMap((file, index) => [index === 0 ? " " : ", ", outside(file)]),
        ),
      ),
    );
  }

  #choose(asTable: boolean): void {
    this.#vscode.setState({ asTable });
    this.#asPicture.ariaPressed = String(!asTable);
    this.#asTable.ariaPressed = String(asTable);
    this.#graphRoot.hidden = asTable;
    this.#table.setShown(asTable);
  }

  #header(): HTMLElement {
    const t = this.#t;
    const group = (label: string, ...children: readonly Node[]): HTMLElement =>
      element("div", { class: "group", role: "group", "aria-label": label }, ...children);
    const suppose = (what: SuppositionKind, label: string): HTMLButtonElement =>
      this.#button(label, () => this.#post({ kind: "suppose", what }));
    return element(
      "header",
      {},
      element("div", { class: "title" }, this.#heading, this.#summary),
      element(
        "div",
        { class: "actions" },
        group(t("Show as"), this.#asPicture, this.#asTable),
        this.#pin,
        this.#button(t("Save as Markdown…"), () => {
          if (this.#scene === null) return;
          const text = sceneMarkdown(this.#scene, t);
          this.#post({ kind: "export", format: "markdown", text });
        }),
        this.#button(t("Save as SVG…"), () => {
          if (this.#scene === null) return;
          const text = pictureSvg(this.#scene, themePalette());
          this.#post({ kind: "export", format: "svg", text });
        }),
      ),
      element(
        "div",
        { class: "actions" },
        element("span", { class: "label" }, t("What if")),
        group(
          t("What if"),
          suppose("file", t("a File Changes…")),
          suppose("argument", t("an Argument Changes…")),
          suppose("baseline", t("Compared with…")),
        ),
        this.#suppositions,
      ),
    );
  }

  #footer(): HTMLElement {
    const t = this.#t;
    const states = [
      ["rebuild", t("rebuild")],
      ["unsure", t("unsure")],
      ["cached", t("cached or unchanged")],
      ["metadata", t("metadata: takes no time")],
      ["skipped", t("skipped")],
    ] as const;
    const wires = [
      ["base", "FROM"],
      ["copy", "COPY --from"],
      ["mount", "RUN --mount"],
    ] as const;
    const legend = states.map(([state, word]) =>
      element("li", { class: `state ${state}` }, stateIcon(state), word),
    );
    const samples = wires.map(([kind, word]) =>
      element("li", {}, wireSample(kind), element("code", {}, word)),
    );
    return element(
      "footer",
      {},
      this.#details,
      element(
        "ul",
        { class: "legend", "aria-label": t("What the shapes mean") },
        ...legend,
        ...samples,
      ),
      this.#facts,
    );
  }

  #button(label: string, act: () => void): HTMLButtonElement {
    const button = element("button", { type: "button" }, label);
    button.addEventListener("click", act);
    return button;
  }

  #post(message: LayersPageMessage): void {
    this.#vscode.postMessage(message);
  }
}

function wireSample(kind: EdgeKind): SVGElement {
  const line = svg("path", { d: "M0,8H40", class: `wire ${kind}` });
  const size = { viewBox: "0 0 40 16", "aria-hidden": "true" };
  return svg("svg", { class: "wire-sample", ...size }, line);
}

const NOTHING = { summary: "", facts: [], stages: [], edges: [] } as const;

/** The colours that the page has now, as a file can have them. */
function themePalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => {
    const value = style.getPropertyValue(name).trim();
    return /^(?:#[\da-f]{3,8}|rgba?\([\d., ]+\))$/i.test(value) ? value : "gray";
  };
  const quiet = colour("--vscode-descriptionForeground");
  return {
    background: colour("--vscode-editor-background"),
    card: colour("--vscode-editorWidget-background"),
    text: colour("--vscode-foreground"),
    quiet,
    states: {
      rebuild: colour("--vscode-strata-rebuildForeground"),
      unsure: colour("--vscode-strata-unsureForeground"),
      cached: colour("--vscode-strata-cachedForeground"),
      metadata: quiet,
      skipped: quiet,
    },
  };
}

function isTableState(state: unknown): boolean {
  return (state as PageState | undefined)?.asTable === true;
}

function start(): void {
  const vscode = acquireVsCodeApi();
  let page: LayersPage | null = null;
  window.addEventListener("message", ({ data }: MessageEvent<LayersHostMessage>) => {
    switch (data.kind) {
      case "texts":
        page = new LayersPage(vscode, translateWith(data.texts));
        return;
      case "state":
        page?.show(data.state);
        return;
      case "cursor":
        page?.mark(data.line);
    }
  });
  vscode.postMessage({ kind: "ready" } satisfies LayersPageMessage);
}

start();

import type {
  LogRangeChoice,
  LogsHostMessage,
  LogsPageMessage,
  LogsState,
  SentLine,
} from "@strata/protocol/logs-panel";
import type { Translate } from "../../translate.ts";
import { element } from "../dom.ts";
import { translateWith } from "../translate-page.ts";
import { button, select, toggle } from "./controls.ts";
import type { Level } from "./level.ts";
import { ListView } from "./list-view.ts";
import { EntryMaker, type LogEntry } from "./log-entry.ts";
import { LogModel } from "./log-model.ts";
import { logText } from "./log-text.ts";
import type { Matcher } from "./matcher.ts";
import { Palette } from "./palette.ts";
import { logRow, refreshTimes } from "./row.ts";
import { SearchBar } from "./search-bar.ts";
import type { TimeStyle } from "./times.ts";

/** What VS Code gives a webview's page. */
interface VsCode {
  postMessage(message: LogsPageMessage): void;
}

declare function acquireVsCodeApi(): VsCode;

/** The log viewer's page: shows what the extension host sends, and tells what people do. */
class LogsPage {
  readonly #vscode: VsCode;
  readonly #t: Translate;
  readonly #model = new LogModel();
  readonly #list: ListView;
  readonly #search: SearchBar;
  readonly #root: HTMLElement;
  readonly #sources = element("div", { class: "sources", role: "group" });
  readonly #status = element("span", { class: "status", role: "status" });
  readonly #empty = element("p", { class: "empty" });
  readonly #newLines: HTMLButtonElement;
  readonly #range: HTMLSelectElement;
  #maker = new EntryMaker();
  #state: LogsState | null = null;
  #palette = pagePalette();
  #times: TimeStyle = "off";
  #clock: ReturnType<typeof setInterval> | undefined;
  #level: Level | null = null;
  #hidden: ReadonlySet<number> = new Set();
  #matcher: Matcher | null = null;
  #isFilter = true;
  /** How many came since somebody scrolled up. */
  #unseen = 0;
  /** The last match that was gone to. */
  #match: LogEntry | null = null;

  constructor(vscode: VsCode, t: Translate) {
    this.#vscode = vscode;
    this.#t = t;
    this.#sources.ariaLabel = t("Containers");
    this.#root = element("div", {
      class: "list",
      role: "log",
      tabindex: "0",
      "aria-label": t("Log"),
      // Lines come by the thousand, and rows are made while one scrolls: the status line tells.
      "aria-live": "off",
    });
    this.#newLines = button("", "", () => this.#list.follow());
    this.#newLines.className = "new-lines";
    this.#newLines.hidden = true;
    this.#search = new SearchBar(t, {
      onSearch: (matcher, isFilter) => {
        this.#matcher = matcher;
        this.#isFilter = isFilter;
        this.#match = null;
        this.#filter();
      },
      onStep: (direction) => this.#step(direction),
    });
    this.#range = select<LogRangeChoice>(
      t("How much is shown"),
      [
        ["100 lines", t("Last 100 lines")],
        ["1000 lines", t("Last 1,000 lines")],
        ["10000 lines", t("Last 10,000 lines")],
        ["5 minutes", t("Last 5 minutes")],
        ["1 hour", t("Last hour")],
        ["1 day", t("Last day")],
        ["everything", t("Everything")],
      ],
      (range) => vscode.postMessage({ kind: "range", range }),
    );
    const stage = element("main", {}, this.#root, this.#empty, this.#newLines);
    document.body.replaceChildren(this.#header(), stage, this.#footer());
    this.#list = new ListView(this.#root, this.#model.shown, {
      makeRow: (entry) => this.#row(entry),
      onFollow: (isFollowing) => {
        if (isFollowing) this.#unseen = 0;
        this.#sayNew();
      },
    });
    document.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "f" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#search.focus();
    });
    // What is being selected stays.
    document.addEventListener("selectionchange", () => {
      if (this.#selection() !== "") this.#list.stay();
    });
    new MutationObserver(() => {
      this.#palette = pagePalette();
      this.#list.restyle();
    }).observe(document.documentElement, { attributes: true, attributeFilter: ["style"] });
    this.#tell();
  }

  show(state: LogsState): void {
    const before = this.#state;
    this.#state = state;
    this.#range.value = state.range;
    if (JSON.stringify(before?.sources) !== JSON.stringify(state.sources)) this.#showSources();
    if (before?.sources.length !== state.sources.length) this.#list.restyle();
    this.#tell();
  }

  take(lines: readonly SentLine[]): void {
    const entries = lines.map((line) => this.#maker.make(line));
    const shown = this.#model.add(entries);
    this.#vscode.postMessage({ kind: "taken" });
    if (!this.#list.isFollowing) this.#unseen += shown;
    this.#changed();
  }

  restart(): void {
    this.#maker = new EntryMaker();
    this.#clear();
  }

  #clear(): void {
    this.#model.clear();
    this.#unseen = 0;
    this.#match = null;
    this.#list.follow();
    this.#changed();
  }

  #changed(): void {
    this.#list.changed();
    this.#sayNew();
    this.#tell();
  }

  #filter(): void {
    this.#model.filter({
      level: this.#level,
      hidden: this.#hidden,
      matcher: this.#isFilter ? this.#matcher : null,
    });
    this.#list.restyle();
    this.#tell();
  }

  #step(direction: 1 | -1): void {
    const matcher = this.#matcher;
    const { shown } = this.#model;
    if (matcher === null || shown.length === 0) return;
    let index =
      this.#match === null ? (direction === 1 ? -1 : shown.length) : shown.indexOf(this.#match);
    for (let steps = 0; steps < shown.length; steps += 1) {
      index = (index + direction + shown.length) % shown.length;
      const entry = shown.at(index);
      if (entry === undefined || !matcher.matches(entry.plain)) continue;
      this.#match = entry;
      this.#list.reveal(index);
      this.#list.restyle();
      return;
    }
  }

  #row(entry: LogEntry): HTMLElement {
    const sources = this.#state?.sources ?? [];
    const style = {
      palette: this.#palette,
      times: this.#times,
      names: sources.length > 1 ? sources.map(({ name }) => name) : null,
      matcher: this.#matcher,
    };
    const row = logRow(entry, style, this.#t, () => {
      entry.isOpen = !entry.isOpen;
      this.#list.remake(entry);
    });
    row.classList.toggle("at-match", entry === this.#match);
    return row;
  }

  #header(): HTMLElement {
    const t = this.#t;
    const level = select<Level | "all">(
      t("Level"),
      [
        ["all", t("All levels")],
        ["error", t("Errors")],
        ["warning", t("Warnings and up")],
        ["info", t("Info and up")],
        ["debug", t("Debug and up")],
      ],
      (chosen) => {
        this.#level = chosen === "all" ? null : chosen;
        this.#filter();
      },
    );
    const times = select<TimeStyle>(
      t("Times"),
      [
        ["off", t("No times")],
        ["local", t("Local times")],
        ["relative", t("Relative times")],
      ],
      (style) => this.#setTimes(style),
    );
    const wrap = toggle(t("Wrap"), t("Break lines that are too long"), false, (isOn) => {
      this.#root.classList.toggle("wrap", isOn);
      this.#list.setHighRows(isOn);
    });
    return element(
      "header",
      {},
      element("div", { class: "actions" }, this.#search.element, level, this.#range, times),
      element(
        "div",
        { class: "actions" },
        wrap,
        button(t("Clear"), t("Forget the lines that are here"), () => this.#clear()),
        button(t("Copy"), t("Copy what is selected, or all lines that are shown"), () =>
          vscodePost(this.#vscode, "copy", this.#selection() || this.#text()),
        ),
        button(t("Save…"), t("Save the lines that are shown"), () =>
          vscodePost(this.#vscode, "save", this.#text()),
        ),
        button(t("Open in Editor"), "", () => this.#vscode.postMessage({ kind: "open-in-editor" })),
        this.#sources,
      ),
    );
  }

  #footer(): HTMLElement {
    return element("footer", {}, this.#status);
  }

  #setTimes(style: TimeStyle): void {
    this.#times = style;
    clearInterval(this.#clock);
    if (style === "relative") {
      this.#clock = setInterval(() => refreshTimes(this.#root, style, this.#t), 1000);
    }
    this.#list.restyle();
  }

  #showSources(): void {
    const sources = this.#state?.sources ?? [];
    if (sources.length < 2) {
      this.#sources.replaceChildren();
      return;
    }
    this.#sources.replaceChildren(
      ...sources.map(({ name }, index) => {
        const made = toggle(
          name,
          this.#t("Show the lines of this container"),
          !this.#hidden.has(index),
          (isOn) => {
            const hidden = new Set(this.#hidden);
            if (isOn) hidden.delete(index);
            else hidden.add(index);
            this.#hidden = hidden;
            this.#filter();
          },
        );
        return made;
      }),
    );
  }

  #sayNew(): void {
    this.#newLines.hidden = this.#list.isFollowing;
    const t = this.#t;
    const count = this.#unseen.toLocaleString();
    this.#newLines.textContent =
      this.#unseen === 0
        ? t("Go to the End")
        : this.#unseen === 1
          ? t("1 New Line")
          : t("{0} New Lines", count);
  }

  /** In words, what is seen and what is not. */
  #tell(): void {
    const t = this.#t;
    const { shown, kept, dropped } = this.#model;
    const count =
      shown.length === kept
        ? t("{0} lines", kept.toLocaleString())
        : t("{0} of {1} lines", shown.length.toLocaleString(), kept.toLocaleString());
    const lost = dropped === 0 ? [] : [t("{0} older ones left out", dropped.toLocaleString())];
    const sources = this.#state?.sources ?? [];
    const states = [...new Set(sources.map(({ state }) => state))].map((state) =>
      this.#stateText(state),
    );
    const text = [count, ...lost, ...states].join(" · ");
    if (this.#status.textContent !== text) this.#status.textContent = text;
    this.#empty.hidden = shown.length > 0;
    this.#empty.textContent =
      kept === 0 ? t("Nothing was written yet.") : t("No line passes the filter.");
    this.#search.say(this.#matcher === null || !this.#isFilter ? "" : count);
  }

  #stateText(state: LogsState["sources"][number]["state"]): string {
    const t = this.#t;
    switch (state) {
      case "following":
        return t("live");
      case "ended":
        return t("the container does not run; its next run is shown here");
      case "waiting":
        return t("waiting for the engine");
      case "gone":
        return t("the container was removed");
    }
  }

  #selection(): string {
    const selection = document.getSelection();
    const isHere = selection !== null && this.#root.contains(selection.anchorNode);
    return isHere ? selection.toString() : "";
  }

  /** The lines that are shown, as a file has them. */
  #text(): string {
    const sources = this.#state?.sources ?? [];
    return logText(this.#model.shown, {
      names: sources.length > 1 ? sources.map(({ name }) => name) : null,
      withTimes: this.#times !== "off",
    });
  }
}

function vscodePost(vscode: VsCode, kind: "copy" | "save", text: string): void {
  vscode.postMessage({ kind, text });
}

function pagePalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  return new Palette(
    (name) => style.getPropertyValue(name),
    document.body.className.includes("vscode-high-contrast"),
  );
}

function start(): void {
  const vscode = acquireVsCodeApi();
  let page: LogsPage | null = null;
  window.addEventListener("message", ({ data }: MessageEvent<LogsHostMessage>) => {
    switch (data.kind) {
      case "texts":
        page = new LogsPage(vscode, translateWith(data.texts));
        return;
      case "state":
        page?.show(data.state);
        return;
      case "lines":
        page?.take(data.lines);
        return;
      case "restart":
        page?.restart();
    }
  });
  vscode.postMessage({ kind: "ready" } satisfies LogsPageMessage);
}

start();

import type { Translate } from "../../translate.ts";
import { element } from "../dom.ts";
import { button, toggle } from "./controls.ts";
import { type Matcher, matcherOf } from "./matcher.ts";

/** Typing looks through all lines: not at every key. */
const TYPING_PAUSE_MILLISECONDS = 120;

export interface SearchEvents {
  /** What is looked for is another; `isFilter`: only what matches is to be shown. */
  readonly onSearch: (matcher: Matcher | null, isFilter: boolean) => void;
  /** To the next match, or to the one before. */
  readonly onStep: (direction: 1 | -1) => void;
}

/** Where one says what to look for. */
export class SearchBar {
  readonly element: HTMLElement;
  readonly #t: Translate;
  readonly #events: SearchEvents;
  readonly #input: HTMLInputElement;
  readonly #fault = element("span", { class: "fault", role: "alert", id: "search-fault" });
  readonly #count = element("span", { class: "count", role: "status" });
  #isPattern = false;
  #matchesCase = false;
  #isFilter = true;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(t: Translate, events: SearchEvents) {
    this.#t = t;
    this.#events = events;
    this.#input = element("input", {
      type: "text",
      placeholder: t("Search"),
      "aria-label": t("Search"),
      "aria-describedby": "search-fault",
      spellcheck: "false",
    });
    this.#input.addEventListener("input", () => {
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => this.#search(), TYPING_PAUSE_MILLISECONDS);
    });
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    const option = (text: string, title: string, set: (isOn: boolean) => void, isOn = false) =>
      toggle(text, title, isOn, (now) => {
        set(now);
        this.#search();
      });
    this.element = element(
      "div",
      { class: "search", role: "search" },
      this.#input,
      option("Aa", t("Match Case"), (isOn) => (this.#matchesCase = isOn)),
      option(".*", t("Use Regular Expression"), (isOn) => (this.#isPattern = isOn)),
      option(
        t("Filter"),
        t("Show only the lines that match"),
        (isOn) => (this.#isFilter = isOn),
        true,
      ),
      button("↑", t("Previous Match"), () => events.onStep(-1)),
      button("↓", t("Next Match"), () => events.onStep(1)),
      this.#count,
      this.#fault,
    );
  }

  focus(): void {
    this.#input.select();
    this.#input.focus();
  }

  /** @param text How many match, or "". */
  say(text: string): void {
    if (this.#count.textContent !== text) this.#count.textContent = text;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === "Enter") {
      event.preventDefault();
      this.#events.onStep(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape" && this.#input.value !== "") {
      this.#input.value = "";
      this.#search();
    }
  }

  #search(): void {
    clearTimeout(this.#pause);
    try {
      const search = {
        text: this.#input.value,
        isPattern: this.#isPattern,
        matchesCase: this.#matchesCase,
      };
      const matcher = matcherOf(search);
      this.#setFault("");
      this.#events.onSearch(matcher, this.#isFilter);
    } catch {
      this.#setFault(this.#t("This is no regular expression."));
    }
  }

  #setFault(text: string): void {
    this.#fault.textContent = text;
    this.#input.ariaInvalid = String(text !== "");
  }
}

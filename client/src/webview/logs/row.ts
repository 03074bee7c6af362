import type { Translate } from "../../translate.ts";
import { element } from "../dom.ts";
import { parseAnsi, PLAIN } from "./ansi.ts";
import { folded, unfolded } from "./fold.ts";
import type { LogEntry } from "./log-entry.ts";
import type { Matcher } from "./matcher.ts";
import type { Palette } from "./palette.ts";
import { shownTime, type TimeStyle } from "./times.ts";

/** How rows are to look now. */
export interface RowStyle {
  readonly palette: Palette;
  readonly times: TimeStyle;
  /** Names of the containers; null where there is one only. */
  readonly names: readonly string[] | null;
  readonly matcher: Matcher | null;
}

/** A line on the page. What a container wrote becomes text, whatever it is. */
export function logRow(
  entry: LogEntry,
  style: RowStyle,
  t: Translate,
  onFold: () => void,
): HTMLElement {
  const { palette, times, names, matcher } = style;
  const row = element("div", { class: `row ${entry.level ?? "plain"} ${entry.stream}` });
  if (times !== "off") {
    const time = shownTime(entry.time, times, Date.now(), t);
    row.append(
      element("span", { class: "time", title: entry.time, "data-time": entry.time }, time),
    );
  }
  if (names !== null) {
    const name = element("bdi", { class: "source" }, names[entry.source] ?? "");
    name.style.color = palette.ofSource(entry.source);
    // All texts begin at the same place.
    name.style.minWidth = `${Math.max(...names.map(({ length }) => length)) + 2}ch`;
    row.append(name);
  }
  const whole = unfolded(entry.plain);
  if (whole !== null) row.append(foldButton(entry, t, onFold));
  if (whole !== null && entry.isOpen) {
    row.append(
      element("bdi", { class: "text whole" }, ...marked(whole, matcher?.find(whole) ?? [], 0)),
    );
  } else {
    row.append(element("bdi", { class: "text" }, ...lineParts(entry, palette, matcher)));
  }
  return row;
}

/** Brings the times up to date that say how long ago something was. */
export function refreshTimes(root: HTMLElement, times: TimeStyle, t: Translate): void {
  const now = Date.now();
  for (const cell of root.querySelectorAll<HTMLElement>("[data-time]")) {
    cell.textContent = shownTime(cell.dataset["time"] ?? "", times, now, t);
  }
}

function foldButton(entry: LogEntry, t: Translate, onFold: () => void): HTMLElement {
  const button = element(
    "button",
    {
      type: "button",
      class: "fold",
      "aria-expanded": String(entry.isOpen),
      "aria-label": t("Show all of this line"),
    },
    entry.isOpen ? "▾" : "▸",
  );
  button.addEventListener("click", onFold);
  return button;
}

type Range = readonly [start: number, end: number];

function lineParts(entry: LogEntry, palette: Palette, matcher: Matcher | null): readonly Node[] {
  const shown = folded(entry.plain);
  const ranges = matcher?.find(shown) ?? [];
  if (shown !== entry.plain) return marked(shown, ranges, 0);
  const parts: Node[] = [];
  let at = 0;
  for (const { text, look } of parseAnsi(entry.text)) {
    const nodes = marked(text, ranges, at);
    at += text.length;
    if (look === PLAIN) {
      parts.push(...nodes);
      continue;
    }
    const { colour, background } = palette.ofLook(look);
    const names = (["bold", "italic", "underline", "strike"] as const).filter((name) => look[name]);
    const part = element("span", { class: names.join(" ") }, ...nodes);
    part.style.color = colour;
    if (background !== null) part.style.backgroundColor = background;
    parts.push(part);
  }
  return parts;
}

/** A part of a line that begins at `from`, with what was found in it set apart. */
function marked(text: string, ranges: readonly Range[], from: number): readonly Node[] {
  const nodes: Node[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    const [begin, stop] = [Math.max(start - from, at), Math.min(end - from, text.length)];
    if (begin >= stop) continue;
    nodes.push(document.createTextNode(text.slice(at, begin)));
    nodes.push(element("mark", {}, text.slice(begin, stop)));
    at = stop;
  }
  nodes.push(document.createTextNode(text.slice(at)));
  return nodes;
}

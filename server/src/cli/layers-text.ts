import type {
  AdviceView,
  ForecastView,
  ReasonView,
  StageView,
  StepState,
  StepView,
  SummaryView,
} from "@strata/protocol/forecast";
import { durationText } from "@strata/protocol/words";
import { type Colour, oneLine, type Paint } from "./terminal-text.ts";

const WIDTH = 100;

/** A forecast for people: a line for each step, its causes below it. */
export function formatLayersText(view: ForecastView, paint: Paint): string {
  const lines = view.stages.flatMap(({ steps }) => steps.map(({ line }) => String(line)));
  const layout: Layout = {
    lineWidth: Math.max(4, ...lines.map(({ length }) => length)),
    timeWidth: Math.max(0, ...view.stages.flatMap(({ steps }) => steps.map(timeOf)).map(width)),
    git: view.baseline.kind === "git",
    paint,
  };
  const { advice = [] } = view;
  const blocks = [
    [
      oneLine(`${view.dockerfile} (context ${view.context}, target ${view.target})`),
      oneLine(`Compared with: ${view.baseline.label}.`),
    ],
    ...view.stages.filter(({ needed }) => needed).map((stage) => stageLines(stage, layout)),
  ];
  const unneeded = view.stages.filter(({ needed }) => !needed).map(stageName);
  if (unneeded.length > 0)
    blocks.push([oneLine(`Not needed for this target: ${unneeded.join(", ")}.`)]);
  if (advice.length > 0)
    blocks.push(["Advice:", ...advice.flatMap((each) => adviceLines(each, layout))]);
  if (view.notes.length > 0) blocks.push(view.notes.map((note) => oneLine(`Note: ${note}`)));
  blocks.push([paint("bold", summaryText(view))]);
  return `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`;
}

interface Layout {
  readonly lineWidth: number;
  /** 0 where no time is known, and the column is left out. */
  readonly timeWidth: number;
  /** Nothing says that a commit was ever built: what did not change is only that. */
  readonly git: boolean;
  readonly paint: Paint;
}

function stageLines(stage: StageView, layout: Layout): string[] {
  const assumed = stage.baseAssumed === true ? "; the base is assumed unchanged" : "";
  const title = layout.paint("bold", oneLine(stageName(stage))) + assumed;
  return [title, ...stage.steps.flatMap((step) => stepLines(step, layout))];
}

function stageName({ name, index, base }: StageView): string {
  return `Stage ${name ?? String(index)}, from ${base}`;
}

function stepLines(step: StepView, layout: Layout): string[] {
  const time = layout.timeWidth === 0 ? "" : `${timeOf(step).padStart(layout.timeWidth)}  `;
  const line = String(step.line).padStart(layout.lineWidth);
  const word = stateWord(step.state, layout).padEnd(STATE_WIDTH);
  const width = `${line}  ${word}  ${time}`.length;
  const text = oneLine(step.text, WIDTH - width);
  const indent = `${" ".repeat(width)}  `;
  const own = step.reasons.filter(({ kind }) => kind !== "previous-step");
  const shown = own.length > 0 ? own : step.reasons.slice(0, 1);
  const colour = COLOURS[step.state];
  const state = colour === undefined ? word : layout.paint(colour, word);
  return [
    `${line}  ${state}  ${time}${text}`,
    ...shown.flatMap((reason) => reasonLines(reason, indent)),
  ];
}

const COLOURS: Readonly<Partial<Record<StepState, Colour>>> = {
  cached: "green",
  rebuild: "yellow",
  unsure: "cyan",
};

function adviceLines(advice: AdviceView, { lineWidth }: Layout): string[] {
  const { line, title, message, changes } = advice;
  const indent = " ".repeat(lineWidth + 2);
  const promise = promiseText(advice);
  return [
    `${String(line).padStart(lineWidth)}  ${oneLine(title)}.`,
    `${indent}${oneLine(promise === null ? message : `${message} ${promise}`)}`,
    ...(changes === undefined ? [] : [`${indent}${oneLine(changes)}`]),
  ];
}

/** `Keeps lines 4 and 5 cached when src/index.js changes: about 14 s.` */
export function promiseText({ when, keeps, seconds }: AdviceView): string | null {
  if (when === undefined || keeps.length === 0) return null;
  const [first = 0, ...others] = keeps;
  const last = others.at(-1) ?? first;
  const lines =
    others.length === 0
      ? `line ${first}`
      : others.length < 3
        ? `lines ${keeps.slice(0, -1).join(", ")} and ${last}`
        : `${keeps.length} steps, lines ${first} to ${last},`;
  const time = seconds === undefined ? "" : `: about ${durationText(seconds)}`;
  return `Keeps ${lines} cached when ${when}${time}.`;
}

/** How long a step takes that is run again; nothing for one that is not. */
function timeOf({ state, estimate }: StepView): string {
  if (state !== "rebuild" && state !== "unsure") return "";
  return estimate?.seconds === undefined ? "" : durationText(estimate.seconds);
}

function width({ length }: string): number {
  return length;
}

const STATE_WIDTH = "unchanged".length;

/** @param git Nothing says that a commit was ever built: what did not change is only that. */
export function stateWord(state: StepState, { git }: { readonly git: boolean }): string {
  if (state === "metadata") return "·";
  return git && state === "cached" ? "unchanged" : state;
}

const MAXIMUM_FILES = 8;

function reasonLines({ message, files = [], line }: ReasonView, indent: string): string[] {
  const where = line === undefined || message.includes(`ine ${line}`) ? "" : ` (line ${line})`;
  const lines = [`${indent}${oneLine(message)}${where}`];
  if (files.length < 2) return lines;
  for (const file of files.slice(0, MAXIMUM_FILES)) lines.push(`${indent}  ${oneLine(file)}`);
  if (files.length > MAXIMUM_FILES)
    lines.push(`${indent}  and ${files.length - MAXIMUM_FILES} more`);
  return lines;
}

/** `3 of 7 steps rebuild, about 14 s; 4 cached.` */
export function summaryText({ summary, baseline }: ForecastView): string {
  const { cached, rebuild, unsure, unsureSeconds = 0 } = summary;
  const total = cached + rebuild + unsure;
  const kept = baseline.kind === "git" ? `${cached} unchanged` : `${cached} cached`;
  const more = unsureSeconds > 0 ? ` (${durationText(unsureSeconds)} more if they run)` : "";
  const perhaps = unsure === 0 ? "" : `, ${unsure} unsure${more}`;
  const verb = rebuild === 1 ? "rebuilds" : "rebuild";
  return `${rebuild} of ${total} steps ${verb}${secondsText(summary)}; ${kept}${perhaps}.`;
}

/** Steps that no build measured make it longer. */
function secondsText({ rebuild, seconds, secondsKnown = rebuild }: SummaryView): string {
  if (seconds === undefined) return "";
  const time = durationText(seconds);
  return secondsKnown < rebuild
    ? `, at least ${time} (${secondsKnown} of ${rebuild} measured)`
    : `, about ${time}`;
}

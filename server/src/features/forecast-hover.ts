import type {
  BaselineView,
  ForecastView,
  ReasonView,
  StepState,
  StepView,
} from "@strata/protocol/forecast";
import { estimateText } from "@strata/protocol/words";
import { type MarkupContent, MarkupKind } from "vscode-languageserver-types";

/**
 * What a hover says of the step on a line: its state in words, the whole reason, the files.
 * Null where no step stands there or nothing is executed.
 *
 * @param line 0-based.
 */
export function forecastHover(
  forecast: ForecastView,
  line: number,
  kind: MarkupKind,
): MarkupContent | null {
  const step = stepAt(forecast, line + 1);
  if (step === null || step.state === "metadata") return null;
  const write = kind === MarkupKind.Markdown ? MARKDOWN : PLAIN;
  const { baseline } = forecast;
  const paragraphs = [
    write.strong(stateSentence(step.state, baseline)),
    step.reasons.flatMap((reason) => reasonLines(reason, write)).join("\n"),
    write.text(costSentence(step)),
    step.state === "skipped" ? "" : write.text(`Baseline: ${baseline.label}`),
    write.text(waySentence(forecast)),
  ];
  return { kind, value: paragraphs.filter((text) => text !== "").join("\n\n") };
}

/** How a kind of text says things; names of files and images are data, never markup. */
interface Writer {
  text(text: string): string;
  strong(text: string): string;
  code(text: string): string;
}

const PLAIN: Writer = { text: same, strong: same, code: same };

const MARKDOWN: Writer = {
  text: escapeMarkdown,
  strong: (text) => `**${escapeMarkdown(text)}**`,
  code: (text) => {
    // A span that holds backticks is fenced by more of them than it holds.
    const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
    const fence = "`".repeat(longest + 1);
    const pad = text.includes("`") ? " " : "";
    return `${fence}${pad}${text.replace(/[\r\n]/g, " ")}${pad}${fence}`;
  },
};

function same(text: string): string {
  return text;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\r\n]+/g, " ").replace(/[\\`*_{}[\]<>()#+\-.!|~&$]/g, "\\$&");
}

/** What says how it is built, where that is more than where it lies. */
function waySentence({ way, context }: ForecastView): string {
  if (way === undefined || way.kind === "folder" || way.kind === "call") return "";
  const target = way.target === null ? "" : `, target ${way.target}`;
  return `Build context ${context}${target}: ${way.label}`;
}

function stepAt(forecast: ForecastView, line: number): StepView | null {
  const steps = forecast.stages.flatMap((stage) => stage.steps);
  return steps.find((step) => step.line <= line && line <= step.endLine) ?? null;
}

function stateSentence(state: StepState, { kind }: BaselineView): string {
  switch (state) {
    case "cached":
      return kind === "git"
        ? "Unchanged since the baseline"
        : "Cached: the next build takes this step from cache";
    case "rebuild":
      return "Rebuild: the next build runs this step again";
    case "unsure":
      return "Unsure: only a build can tell whether this step runs again";
    case "metadata":
      return "Metadata: nothing is executed";
    case "skipped":
      return "Skipped: the target does not need this stage";
  }
}

function costSentence({ estimate = {}, state }: StepView): string {
  const text = state === "skipped" ? null : estimateText(estimate);
  if (text === null) return "";
  return state === "cached" ? `Saved: ${text}` : `Takes: ${text}`;
}

function reasonLines({ message, files = [] }: ReasonView, write: Writer): readonly string[] {
  // One file stands in the message already.
  const listed = files.length > 1 ? files : [];
  return [`- ${write.text(message)}`, ...listed.map((file) => `  - ${write.code(file)}`)];
}

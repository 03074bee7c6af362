import type { ForecastView, StageView, StepView } from "@strata/protocol/forecast";
import { bytesText, durationText } from "@strata/protocol/words";
import { stateWord, summaryText } from "./layers-text.ts";

/** Annotations for a workflow's log: where a rebuild begins, and the sum. */
export function formatLayersGithub(view: ForecastView, forbidden: ReadonlySet<StepView>): string {
  const lines: string[] = [];
  for (const step of view.stages.flatMap(({ steps }) => steps)) {
    const causes = step.reasons.filter(({ kind }) => kind !== "previous-step");
    const isForbidden = forbidden.has(step);
    if (causes.length === 0 && !isForbidden) continue;
    const level = isForbidden ? "error" : "notice";
    const title = step.state === "unsure" ? "May rebuild" : "Rebuilds";
    const properties = [
      `file=${property(view.dockerfile)}`,
      `line=${step.line}`,
      `endLine=${step.endLine}`,
      `title=${property(`${title}: ${step.text}`)}`,
    ];
    const message = (causes.length > 0 ? causes : step.reasons).map(({ message }) => message);
    lines.push(`::${level} ${properties.join(",")}::${data(message.join("\n"))}`);
  }
  lines.push(`::notice title=${property(view.dockerfile)}::${data(summaryText(view))}`);
  return `${lines.join("\n")}\n`;
}

/** The same as a table in Markdown, for the page that sums up a workflow's step. */
export function formatStepSummary(view: ForecastView, forbidden: ReadonlySet<StepView>): string {
  const stages = view.stages.filter(({ needed }) => needed);
  const rows = stages.flatMap((stage) =>
    stage.steps.slice(1).flatMap((step) => tableRow(stage, step, view, forbidden)),
  );
  return [
    `### Forecast of ${code(view.dockerfile)}`,
    "",
    `${markdown(summaryText(view))} Compared with: ${markdown(view.baseline.label)}.`,
    "",
    "| Line | Stage | Step | Forecast | Why | Time | Size |",
    "| ---: | --- | --- | --- | --- | ---: | ---: |",
    ...rows,
    ...view.notes.flatMap((note) => ["", `Note: ${markdown(note)}`]),
    "",
    "",
  ].join("\n");
}

function tableRow(
  stage: StageView,
  step: StepView,
  { baseline }: ForecastView,
  forbidden: ReadonlySet<StepView>,
): string[] {
  const { line, text, state, reasons, estimate = {} } = step;
  if (state === "metadata" || state === "skipped") return [];
  const word = stateWord(state, { git: baseline.kind === "git" });
  const own = reasons.filter(({ kind }) => kind !== "previous-step");
  const shown = own.length > 0 ? own : reasons.slice(0, 1);
  const runs = state !== "cached";
  const cells = [
    String(line),
    code(stage.name ?? String(stage.index)),
    code(text),
    runs ? `**${word}**${forbidden.has(step) ? " (must not)" : ""}` : word,
    shown.map(({ message }) => markdown(message)).join("<br>"),
    runs && estimate.seconds !== undefined ? durationText(estimate.seconds) : "",
    runs && estimate.bytes !== undefined ? bytesText(estimate.bytes) : "",
  ];
  return [`| ${cells.join(" | ")} |`];
}

/** As it is, whatever it holds: names of files and stages are data. */
function code(text: string): string {
  const plain = text.replace(/\s+/g, " ");
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  const pad = plain.includes("`") ? " " : "";
  return `${fence}${pad}${plain.replaceAll("|", "\\|")}${pad}${fence}`;
}

function markdown(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>()#|~&$]/g, "\\$&");
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

import type { Translate } from "../../translate.ts";
import type { Scene } from "./scene.ts";
import type { ShownText } from "./shown-text.ts";
import { tableHeadings, tableRows } from "./table-rows.ts";

/** The table twin as Markdown. Whatever names and texts hold is shown as it is. */
export function sceneMarkdown(scene: Scene, t: Translate): string {
  const rows = tableRows(scene).map((row) => [
    String(row.line),
    code(row.stage),
    code(row.step),
    escaped(row.state.word),
    row.why.map(plain).join("<br>"),
    row.time,
    row.size,
    row.takesFrom.map(code).join(", "),
  ]);
  const headings = tableHeadings(t);
  return [
    `# ${t("Layers of {0}", plain(scene.dockerfile))}`,
    "",
    `${escaped(scene.summary)}.`,
    "",
    ...scene.facts.map((fact) => `- ${plain(fact)}`),
    "",
    tableLine(headings),
    tableLine(headings.map(() => "---")),
    ...rows.map(tableLine),
    "",
  ].join("\n");
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function plain({ short }: ShownText): string {
  return escaped(short);
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#|~&$!:@]/g, "\\$&");
}

/** A bar ends a cell even in code, unless it is escaped. */
function code({ short }: ShownText): string {
  const longest = Math.max(0, ...(short.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  const pad = short.includes("`") ? " " : "";
  return `${fence}${pad}${short.replaceAll("|", "\\|")}${pad}${fence}`;
}

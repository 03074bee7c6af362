import type { AdviceView } from "@strata/protocol/forecast";
import { LineIndex } from "../../text/line-index.ts";
import { applyEdits } from "../../text/edit.ts";
import type { TestBuild } from "./forecast-table.ts";
import { forecastAfterRuns, type TestRun } from "./measured-forecast.ts";

/** The advice of one kind on a build that was run as it is. */
export async function adviceOfKind(
  kind: AdviceView["kind"],
  build: TestBuild,
  took: TestRun["took"] = {},
): Promise<readonly AdviceView[]> {
  const { advice = [] } = await forecastAfterRuns([{ ...build, took }], build, { advice: true });
  return advice.filter((each) => each.kind === kind);
}

/** A file's text after the edits that name it. */
export function applyAdvice(text: string, { edits }: AdviceView, file = "Dockerfile"): string {
  const lines = new LineIndex(text);
  const offset = (line: number, column: number) =>
    lines.offset({ line: line - 1, column: column - 1 });
  return applyEdits(
    text,
    edits
      .filter((edit) => edit.file === file)
      .map((edit) => ({
        span: {
          start: offset(edit.line, edit.column),
          end: offset(edit.endLine, edit.endColumn),
        },
        text: edit.text,
      })),
  );
}

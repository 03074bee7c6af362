import type { StepState } from "@strata/protocol/forecast";
import type { Translate } from "../../translate.ts";
import type { Scene } from "./scene.ts";
import type { ShownText } from "./shown-text.ts";

/** The table twin: what the picture shows, in columns. */
export interface TableRow {
  readonly line: number;
  readonly stage: ShownText;
  readonly step: ShownText;
  readonly state: { readonly kind: StepState; readonly word: string };
  readonly why: readonly ShownText[];
  readonly time: string;
  readonly size: string;
  readonly takesFrom: readonly ShownText[];
}

export function tableHeadings(t: Translate): readonly string[] {
  return [
    t("Line"),
    t("Stage"),
    t("Step"),
    t("Forecast"),
    t("Why"),
    t("Time"),
    t("Size"),
    t("Takes From"),
  ];
}

export function tableRows({ stages }: Scene): readonly TableRow[] {
  return stages.flatMap(({ name, steps }) =>
    steps.map(({ line, text, state, word, reasons, time, size, takesFrom }) => ({
      line,
      stage: name,
      step: text,
      state: { kind: state, word },
      // A message that counts files is followed by all of them.
      why: reasons.flatMap(({ message, files }) => [message, ...files]),
      time: time?.text ?? "",
      size: size?.text ?? "",
      takesFrom,
    })),
  );
}

/** What the log viewer shows besides lines. */
export interface LogsState {
  /** A container's or a project's name. */
  readonly title: string;
  /** Where lines come from: a line names its place in this list, which only grows. */
  readonly sources: readonly LogSourceView[];
  readonly range: LogRangeChoice;
}

export interface LogSourceView {
  readonly name: string;
  readonly state: "following" | "ended" | "waiting" | "gone";
}

/** Source, stream, time and text. The text is a container's: it may hold anything but a line end. */
export type SentLine = readonly [
  source: number,
  stream: "stdout" | "stderr",
  time: string,
  text: string,
];

export const LOG_RANGES = [
  "100 lines",
  "1000 lines",
  "10000 lines",
  "5 minutes",
  "1 hour",
  "1 day",
  "everything",
] as const;

/** How much of what was written before is shown. */
export type LogRangeChoice = (typeof LOG_RANGES)[number];

/** From the extension host to the viewer's page. */
export type LogsHostMessage =
  /** Comes first: texts in the user's language by their English templates. */
  | { readonly kind: "texts"; readonly texts: Readonly<Record<string, string>> }
  | { readonly kind: "state"; readonly state: LogsState }
  /** The next come when the page has said that it took these. */
  | { readonly kind: "lines"; readonly lines: readonly SentLine[] }
  /** Everything is sent again from its start. */
  | { readonly kind: "restart" };

/** From the viewer's page to the extension host. */
export type LogsPageMessage =
  | { readonly kind: "ready" }
  /** The lines that were sent have been taken. */
  | { readonly kind: "taken" }
  | { readonly kind: "range"; readonly range: LogRangeChoice }
  | { readonly kind: "save"; readonly text: string }
  | { readonly kind: "copy"; readonly text: string }
  | { readonly kind: "open-in-editor" };

/** A message as it came from a page; null where it is none. */
export function readLogsPageMessage(message: unknown): LogsPageMessage | null {
  if (typeof message !== "object" || message === null) return null;
  const { kind, range, text } = message as Record<string, unknown>;
  switch (kind) {
    case "ready":
    case "taken":
    case "open-in-editor":
      return { kind };
    case "range": {
      const known = LOG_RANGES.find((each) => each === range);
      return known === undefined ? null : { kind, range: known };
    }
    case "save":
    case "copy":
      return typeof text === "string" ? { kind, text } : null;
    default:
      return null;
  }
}

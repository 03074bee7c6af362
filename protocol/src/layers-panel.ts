import type { ForecastView } from "./forecast.ts";

/** What the layers panel shows. */
export interface LayersState {
  /** Null where no Dockerfile is open. */
  readonly dockerfile: string | null;
  readonly forecast: ForecastView | null;
  /** Why there is no forecast, for people; null where there is one or it is being made. */
  readonly unavailable: string | null;
  /** It stays with this Dockerfile, whichever is being edited. */
  readonly pinned: boolean;
  readonly suppositions: readonly SuppositionView[];
}

/** What the forecast is asked to suppose. */
export interface SuppositionView {
  /** Names it in a message. */
  readonly id: string;
  /** For people; secrets are masked. */
  readonly label: string;
}

/** From the extension host to the panel's page. Lines are 1-based. */
export type LayersHostMessage =
  /** Comes first: texts in the user's language by their English templates. */
  | { readonly kind: "texts"; readonly texts: Readonly<Record<string, string>> }
  | { readonly kind: "state"; readonly state: LayersState }
  /** Where the cursor is in the Dockerfile. */
  | { readonly kind: "cursor"; readonly line: number };

/** Which kinds of supposition there are: a file changes, an argument does, another baseline. */
export type SuppositionKind = "file" | "argument" | "baseline";

export type ExportFormat = "svg" | "markdown";

/** From the panel's page to the extension host. */
export type LayersPageMessage =
  | { readonly kind: "ready" }
  /** Go to a line of the Dockerfile. */
  | { readonly kind: "reveal"; readonly line: number }
  /** Somebody points at a step; null at none any more. */
  | { readonly kind: "point"; readonly line: number | null }
  | { readonly kind: "pin"; readonly pinned: boolean }
  /** Ask what to suppose. */
  | { readonly kind: "suppose"; readonly what: SuppositionKind }
  | { readonly kind: "forget"; readonly id: string }
  | { readonly kind: "export"; readonly format: ExportFormat; readonly text: string };

/** A message as it came from a page; null where it is none. */
export function readLayersPageMessage(message: unknown): LayersPageMessage | null {
  if (typeof message !== "object" || message === null) return null;
  const { kind, line, pinned, what, id, format, text } = message as Record<string, unknown>;
  switch (kind) {
    case "ready":
      return { kind };
    case "reveal":
      return isLine(line) ? { kind, line } : null;
    case "point":
      return line === null || isLine(line) ? { kind, line } : null;
    case "pin":
      return typeof pinned === "boolean" ? { kind, pinned } : null;
    case "suppose":
      return what === "file" || what === "argument" || what === "baseline" ? { kind, what } : null;
    case "forget":
      return typeof id === "string" ? { kind, id } : null;
    case "export":
      return (format === "svg" || format === "markdown") && typeof text === "string"
        ? { kind, format, text }
        : null;
    default:
      return null;
  }
}

function isLine(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value > 0;
}

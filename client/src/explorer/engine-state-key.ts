import type { EngineState } from "../engine/types.ts";

/** The context key that welcome texts ask for; the manifest knows the same words. */
export const ENGINE_STATE_KEY = "strata.engine.state";

export type EngineStateWord =
  "connecting" | "connected" | "not-found" | "denied" | "refused" | "version" | "other";

/** Null where nothing is to be said: with no view in sight the last word stays. */
export function engineStateWord(state: EngineState): EngineStateWord | null {
  switch (state.kind) {
    case "idle":
      return null;
    case "connecting":
    case "connected":
      return state.kind;
    case "failed":
      return failureWord(state.error.reason);
  }
}

function failureWord(reason: string): EngineStateWord {
  switch (reason) {
    case "not-found":
    case "denied":
    case "refused":
    case "version":
      return reason;
    default:
      return "other";
  }
}

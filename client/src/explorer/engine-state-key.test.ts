import { describe, expect, it } from "vitest";
import { EngineError } from "../engine/errors.ts";
import type { EngineErrorReason } from "../engine/types.ts";
import { engineStateWord } from "./engine-state-key.ts";

describe("engineStateWord", () => {
  it.each<[EngineErrorReason, string]>([
    ["not-found", "not-found"],
    ["denied", "denied"],
    ["refused", "refused"],
    ["version", "version"],
    ["timeout", "other"],
    ["tls", "other"],
    ["other", "other"],
  ])("of the failure %s is %s", (reason, word) => {
    expect(engineStateWord({ kind: "failed", error: new EngineError(reason, "") })).toBe(word);
  });

  it("leaves the last word while nobody looks", () => {
    expect(engineStateWord({ kind: "idle" })).toBeNull();
  });
});

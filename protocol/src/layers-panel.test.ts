import { describe, expect, it } from "vitest";
import { readLayersPageMessage } from "./layers-panel.ts";

describe("a message from the layers panel's page", () => {
  it.each([
    { kind: "ready" },
    { kind: "reveal", line: 3 },
    { kind: "point", line: null },
    { kind: "pin", pinned: true },
    { kind: "suppose", what: "file" },
    { kind: "forget", id: "file:a" },
    { kind: "export", format: "svg", text: "<svg/>" },
  ])("is taken where it is whole: $kind", (message) => {
    expect(readLayersPageMessage({ ...message, more: 1 })).toEqual(message);
  });

  it.each([
    null,
    "ready",
    { kind: "run" },
    { kind: "reveal", line: "3" },
    { kind: "reveal", line: 0 },
    { kind: "point", line: 1.5 },
    { kind: "suppose", what: "all" },
    { kind: "export", format: "html", text: "" },
    { kind: "forget" },
  ])("is none otherwise: %j", (message) => {
    expect(readLayersPageMessage(message)).toBeNull();
  });
});

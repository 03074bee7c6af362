import { expect, it } from "vitest";
import { readLogsPageMessage } from "./logs-panel.ts";

it.each([
  { kind: "ready" },
  { kind: "taken" },
  { kind: "open-in-editor" },
  { kind: "range", range: "1 hour" },
  { kind: "save", text: "a" },
  { kind: "copy", text: "" },
])("reads $kind", (message) => {
  expect(readLogsPageMessage({ ...message, more: 1 })).toEqual(message);
});

it.each([null, "ready", {}, { kind: "range", range: "2 hours" }, { kind: "save", text: 1 }])(
  "refuses %j",
  (message) => {
    expect(readLogsPageMessage(message)).toBeNull();
  },
);

import { expect, it } from "vitest";
import { isContinuation, levelOf } from "./level.ts";

it.each([
  ["2026-01-31T12:00:00Z ERROR something", "error"],
  ["[error] 12#12: open() failed", "error"],
  ["npm ERR! code 1", "error"],
  ["error: could not connect", "error"],
  ["TypeError: x is not a function", "error"],
  ["java.lang.IllegalStateException: no", "error"],
  ["E0131 12:00:00.000000 1 main.go:1] no", "error"],
  ["2026-01-31 12:00:00.000 UTC [1] FATAL:  role does not exist", "error"],
  ['{"time":"x","level":"warn","msg":"error in a message"}', "warning"],
  ['{"level":50,"msg":"pino"}', "error"],
  ['{"msg":"x","severity":"INFO"}', "info"],
  ['time="x" level=warning msg="an error"', "warning"],
  ["WARN: low", "warning"],
  ["[Warning] low", "warning"],
  ["12:00 INFO started without ERROR", "info"],
  ["<info> started", "info"],
  ["DEBUG x", "debug"],
  ["there was no error here", null],
  ["GET /errors 200", null],
  ["information about things", null],
  ["level of water: 3", null],
  ["", null],
])("%j says %s", (line, level) => {
  expect(levelOf(line)).toBe(level);
});

it.each([
  ["    at main (x.js:1)", true],
  ["Caused by: x", true],
  ["next", false],
  ["   ", false],
])("%j goes on with the line before: %s", (line, goesOn) => {
  expect(isContinuation(line)).toBe(goesOn);
});

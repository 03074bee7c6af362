import { expect, it } from "vitest";
import { isSignal } from "./signals.ts";

it.each([
  "SIGTERM",
  "term",
  "SIGRTMIN",
  "SIGRTMIN+15",
  "RTMAX-14",
  "9",
  "+9",
  "999",
  "-1",
  "SIGSTKFLT",
])("%s is a signal", (text) => {
  expect(isSignal(text)).toBe(true);
});

it.each([
  "",
  "0",
  "FOO",
  "SIG",
  "SIGRTMIN+16",
  "SIGRTMAX-15",
  "SIGRTMIN+0",
  "SIGINFO",
  "SIGTERM x",
])("%s is none", (text) => {
  expect(isSignal(text)).toBe(false);
});

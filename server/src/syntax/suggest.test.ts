import { expect, it } from "vitest";
import { nearestWord } from "./suggest.ts";

it.each([
  ["COYP", "COPY"],
  ["WORKDI", "WORKDIR"],
  ["entrypint", "ENTRYPOINT"],
  ["RN", "RUN"],
  ["XYZZY", null],
  ["R", null],
  ["", null],
])("%s may have meant %s", (word, meant) => {
  expect(nearestWord(word, ["COPY", "RUN", "WORKDIR", "ENTRYPOINT"])).toBe(meant);
});

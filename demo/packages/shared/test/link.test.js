import assert from "node:assert/strict";
import { test } from "node:test";
import { describeStatus, normaliseAddress } from "../src/link.js";

test("an address without a scheme is taken for https", () => {
  assert.equal(normaliseAddress("example.org/a#top"), "https://example.org/a");
});

test("what is no web address is refused", () => {
  assert.equal(normaliseAddress("ftp://example.org"), undefined);
  assert.equal(normaliseAddress("not an address"), undefined);
});

test("each status has its word", () => {
  assert.deepEqual([undefined, 0, 204, 404].map(describeStatus), [
    "unchecked",
    "unreachable",
    "alive",
    "broken",
  ]);
});

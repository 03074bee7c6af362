import assert from "node:assert/strict";
import { test } from "node:test";
import { nameByContent, rename } from "../tools/names.js";

test("a name follows its content", () => {
  assert.equal(nameByContent("app.js", "a"), nameByContent("app.js", "a"));
  assert.notEqual(nameByContent("app.js", "a"), nameByContent("app.js", "b"));
});

test("only whole quoted names are renamed", () => {
  assert.equal(
    rename('import "./link.js"; "my-link.js"', { "link.js": "link.1.js" }),
    'import "./link.1.js"; "my-link.js"',
  );
});

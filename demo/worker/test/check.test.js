import assert from "node:assert/strict";
import { test } from "node:test";
import { checkAll } from "../src/check.js";

test("each link is checked and its status told", async () => {
  const told = [];
  const fetch = async (address, options = {}) => {
    if (options.method === "PUT") told.push([address, options.body]);
    if (address === "http://api/links") return Response.json(LINKS);
    if (address === "https://gone.example/") throw new Error("no such host");
    return new Response(null, { status: 200 });
  };

  assert.deepEqual(await checkAll("http://api", fetch), [
    "https://example.org/ is alive",
    "https://gone.example/ is unreachable",
  ]);
  assert.deepEqual(told, [
    ["http://api/links/1", '{"status":200}'],
    ["http://api/links/2", '{"status":0}'],
  ]);
});

const LINKS = [
  { id: 1, address: "https://example.org/" },
  { id: 2, address: "https://gone.example/" },
];

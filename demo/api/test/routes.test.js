import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { handleRequest } from "../src/routes.js";
import { memoryStore } from "../src/store.js";

const store = Promise.resolve(memoryStore());
const server = createServer((request, response) => {
  handleRequest({ request, response, store, version: "test" });
});

before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
after(() => {
  server.close();
  server.closeAllConnections();
});

function call(path, method = "GET", body = undefined) {
  const address = `http://127.0.0.1:${server.address().port}${path}`;
  return fetch(address, { method, body: body && JSON.stringify(body) });
}

test("a link that is added is listed with the status of its check", async () => {
  const added = await (await call("/links", "POST", { address: "example.org" })).json();
  await call(`/links/${added.id}`, "PUT", { status: 200 });
  const links = await (await call("/links")).json();
  assert.deepEqual(links, [{ id: 1, address: "https://example.org/", status: 200 }]);
});

test("what is no address is refused", async () => {
  assert.equal((await call("/links", "POST", { address: "::" })).status, 400);
});

test("the health says which version runs", async () => {
  assert.deepEqual(await (await call("/health")).json(), { version: "test", store: "memory" });
});

test("a path outside the page is not found", async () => {
  assert.equal((await call("/..%2f..%2fpackage.json")).status, 404);
});

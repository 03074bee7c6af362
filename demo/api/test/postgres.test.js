import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import { openPostgres } from "../src/postgres.js";

const READY = message("Z", "I");
const ASK_PASSWORD = message("R", "\0\0\0\x03");
const WELCOME = message("R", "\0\0\0\0") + READY;
const COLUMN = "id\0" + "\0".repeat(18);
const ROW = message("T", `\0\x01${COLUMN}`) + message("D", "\0\x01\0\0\0\x0242");

test("a query gives its rows", async () => {
  const { database, close } = await connectTo([ASK_PASSWORD, WELCOME, ROW + READY]);
  assert.deepEqual(await database.query("select $1", ["a"]), [{ id: "42" }]);
  close();
});

test("an error of the server is the error of the query", async () => {
  const answer = message("E", "SERROR\0Mno such table\0\0") + READY;
  const { database, close } = await connectTo([ASK_PASSWORD, WELCOME, answer]);
  await assert.rejects(database.query("select 1"), /no such table/);
  close();
});

test("a server that closes the connection is an error", async () => {
  await assert.rejects(connectTo([]), /closed the connection/);
});

/** A server that sends one answer for each thing it receives, then closes. */
async function connectTo(answers) {
  const server = createServer((socket) => {
    const left = [...answers];
    socket.on("error", () => undefined);
    socket.on("data", () => {
      const answer = left.shift();
      if (answer === undefined) socket.end();
      else socket.write(Buffer.from(answer, "latin1"));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  try {
    const database = await openPostgres({ host: "127.0.0.1", port, user: "u", password: "p" });
    return { database, close: () => database.close() };
  } finally {
    server.close();
  }
}

function message(type, body) {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return type + length.toString("latin1") + body;
}

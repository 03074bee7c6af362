import { connect } from "node:net";

/**
 * One connection to PostgreSQL with parameterised queries: the few messages of its protocol that
 * this app needs, so that installing it needs no registry. Values come back as text or null.
 */
export async function openPostgres({ host, port, user, password, database, timeout = 2000 }) {
  const socket = connect({ host, port, timeout });
  socket.on("timeout", () => socket.destroy(new Error(`${host}:${port} does not answer`)));
  const messages = readMessages(socket);
  const settings = ["user", user, "database", database, ""].map(cstring);
  socket.write(frame("", Buffer.concat([int32(196608), ...settings])));
  await untilReady(messages, (type, body) => {
    if (type !== "R" || body.readInt32BE() === 0) return;
    if (body.readInt32BE() !== 3) throw new Error("the server wants a login that is not supported");
    socket.write(frame("p", cstring(password)));
  });
  socket.setTimeout(0);

  let last = Promise.resolve();
  return {
    /** Rows as objects. One query after the other, as the protocol has it. */
    query(text, values = []) {
      const result = last.then(() => runQuery(socket, messages, text, values));
      last = result.catch(() => undefined);
      return result;
    },
    close: () => socket.destroy(),
  };
}

async function runQuery(socket, messages, text, values) {
  const parameters = values.map((value) => Buffer.from(String(value)));
  socket.write(
    Buffer.concat([
      frame("P", Buffer.concat([cstring(""), cstring(text), int16(0)])),
      frame(
        "B",
        Buffer.concat([
          cstring(""),
          cstring(""),
          int16(0),
          int16(parameters.length),
          ...parameters.flatMap((bytes) => [int32(bytes.length), bytes]),
          int16(0),
        ]),
      ),
      frame("D", Buffer.concat([Buffer.from("P"), cstring("")])),
      frame("E", Buffer.concat([cstring(""), int32(0)])),
      frame("S", Buffer.alloc(0)),
    ]),
  );
  let names = [];
  const rows = [];
  await untilReady(messages, (type, body) => {
    if (type === "T") names = readNames(body);
    if (type === "D") rows.push(readRow(body, names));
  });
  return rows;
}

/** Hands each message to `take` up to "ready"; throws what the server reports as an error. */
async function untilReady(messages, take) {
  let failure;
  for (;;) {
    const { value, done } = await messages.next();
    if (done) throw failure ?? new Error("the database closed the connection");
    if (value.type === "Z") break;
    if (value.type === "E") failure = new Error(readError(value.body));
    take(value.type, value.body);
  }
  if (failure) throw failure;
}

async function* readMessages(socket) {
  let rest = Buffer.alloc(0);
  for await (const chunk of socket) {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
      const end = rest.readInt32BE(1) + 1;
      yield { type: String.fromCharCode(rest[0]), body: rest.subarray(5, end) };
      rest = rest.subarray(end);
    }
  }
}

function readNames(body) {
  const names = [];
  for (let offset = 2; offset < body.length;) {
    const end = body.indexOf(0, offset);
    names.push(body.toString("utf8", offset, end));
    offset = end + 19;
  }
  return names;
}

function readRow(body, names) {
  let offset = 2;
  const values = names.map((name) => {
    const length = body.readInt32BE(offset);
    const start = offset + 4;
    offset = start + Math.max(length, 0);
    return [name, length < 0 ? null : body.toString("utf8", start, offset)];
  });
  return Object.fromEntries(values);
}

function readError(body) {
  const fields = body.toString("utf8").split("\0");
  return fields.find((field) => field.startsWith("M"))?.slice(1) ?? "the database reports an error";
}

function frame(type, body) {
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

function cstring(text) {
  return Buffer.from(`${text}\0`);
}

function int16(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

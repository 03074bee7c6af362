/** One field of a message as it stands on the wire: a number, or the bytes of anything longer. */
type WireValue = bigint | Uint8Array;

/** What can be written into a field. */
export type FieldValue = string | number | boolean | Uint8Array;

/**
 * A message in the protocol buffers encoding, read by field number. What is absent reads as the
 * encoding's default: 0, an empty text, no message.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export class Message {
  readonly #fields: ReadonlyMap<number, readonly WireValue[]>;

  /** @throws RangeError where the bytes are no message. */
  constructor(bytes: Uint8Array) {
    this.#fields = readFields(bytes);
  }

  has(field: number): boolean {
    return this.#fields.has(field);
  }

  text(field: number): string {
    return decodeText(this.bytes(field));
  }

  texts(field: number): readonly string[] {
    return this.#all(field).flatMap((value) =>
      typeof value === "bigint" ? [] : [decodeText(value)],
    );
  }

  /** An integer; the sizes and counts that are read here fit. */
  number(field: number): number {
    const value = this.#all(field).at(-1);
    return typeof value === "bigint" ? Number(BigInt.asIntN(64, value)) : 0;
  }

  bool(field: number): boolean {
    return this.number(field) !== 0;
  }

  bytes(field: number): Uint8Array {
    const value = this.#all(field).at(-1);
    return value instanceof Uint8Array ? value : NO_BYTES;
  }

  message(field: number): Message | null {
    return this.messages(field).at(-1) ?? null;
  }

  messages(field: number): readonly Message[] {
    return this.#all(field).flatMap((value) =>
      typeof value === "bigint" ? [] : [new Message(value)],
    );
  }

  /** A map of texts to texts. */
  map(field: number): ReadonlyMap<string, string> {
    return new Map(this.messages(field).map((entry) => [entry.text(1), entry.text(2)]));
  }

  /** A `google.protobuf.Timestamp` in milliseconds since the epoch; null where there is none. */
  time(field: number): number | null {
    const stamp = this.message(field);
    return stamp === null ? null : stamp.number(1) * 1000 + stamp.number(2) / 1e6;
  }

  #all(field: number): readonly WireValue[] {
    return this.#fields.get(field) ?? [];
  }
}

/** Encodes a message of texts, bytes, numbers that are not negative, and booleans. */
export function writeMessage(
  fields: readonly (readonly [field: number, value: FieldValue])[],
): Uint8Array {
  return Buffer.concat(
    fields.flatMap(([field, value]) => {
      if (typeof value === "number" || typeof value === "boolean") {
        return [varint(field << 3), varint(Number(value))];
      }
      const bytes = typeof value === "string" ? Buffer.from(value, "utf8") : value;
      return [varint((field << 3) | DELIMITED), varint(bytes.length), bytes];
    }),
  );
}

const VARINT = 0;
const FIXED_64 = 1;
const DELIMITED = 2;
const FIXED_32 = 5;
const NO_BYTES = new Uint8Array(0);

function readFields(bytes: Uint8Array): ReadonlyMap<number, readonly WireValue[]> {
  const fields = new Map<number, WireValue[]>();
  let at = 0;
  const next = (): bigint => {
    const read = readVarint(bytes, at);
    at = read.end;
    return read.value;
  };
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new RangeError("A field ends behind its message.");
    at += length;
    return bytes.subarray(at - length, at);
  };
  const valueOf = (wire: number): WireValue => {
    switch (wire) {
      case VARINT:
        return next();
      case FIXED_64:
        return take(8);
      case DELIMITED:
        return take(Number(next()));
      case FIXED_32:
        return take(4);
      default:
        throw new RangeError(`There is no wire type ${String(wire)}.`);
    }
  };
  while (at < bytes.length) {
    const tag = Number(next());
    const field = tag >>> 3;
    const values = fields.get(field) ?? [];
    values.push(valueOf(tag & 7));
    fields.set(field, values);
  }
  return fields;
}

function readVarint(bytes: Uint8Array, start: number): { value: bigint; end: number } {
  let value = 0n;
  for (let index = 0; index < 10; index += 1) {
    const byte = bytes[start + index];
    if (byte === undefined) throw new RangeError("A number ends behind its message.");
    value |= BigInt(byte & 0x7f) << BigInt(7 * index);
    if (byte < 0x80) return { value, end: start + index + 1 };
  }
  throw new RangeError("A number is longer than ten bytes.");
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt(value);
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return Uint8Array.from([...bytes, Number(rest)]);
}

function decodeText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

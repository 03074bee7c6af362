/** A message with its flag and its length in front, as gRPC puts it on a stream. */
export function frameOf(message: Uint8Array): Uint8Array {
  const head = Buffer.alloc(HEAD);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

/** Cuts what arrives on a stream into messages, wherever it was split on the way. */
export class FrameReader {
  #rest: Uint8Array = Buffer.alloc(0);

  /** @throws Error where a message is compressed, which nobody asked for, or larger than believable. */
  push(chunk: Uint8Array): readonly Uint8Array[] {
    let rest = this.#rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#rest, chunk]);
    const messages: Uint8Array[] = [];
    while (rest.length >= HEAD) {
      if (rest[0] !== 0) throw new Error("The engine sent a compressed message.");
      const length = rest.readUInt32BE(1);
      if (length > LONGEST)
        throw new Error(`The engine sent a message of ${String(length)} bytes.`);
      if (rest.length < HEAD + length) break;
      messages.push(rest.subarray(HEAD, HEAD + length));
      rest = rest.subarray(HEAD + length);
    }
    this.#rest = rest;
    return messages;
  }
}

const HEAD = 5;
const LONGEST = 64 * 1024 * 1024;

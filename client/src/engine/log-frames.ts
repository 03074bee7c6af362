/**
 * Undoes the engine's multiplexing: frames of one byte for the stream, three of nothing, the
 * length in four (big-endian), and that many bytes.
 *
 * @see https://docs.docker.com/reference/api/engine/ (attach: stream format)
 */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  push(bytes: Uint8Array): readonly LogFrame[] {
    let data = this.#rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#rest, bytes]);
    const frames: LogFrame[] = [];
    while (data.length >= HEADER) {
      const length = data.readUInt32BE(4);
      if (data.length < HEADER + length) {
        break;
      }
      frames.push({
        stream: data[0] === 2 ? "stderr" : "stdout",
        bytes: data.subarray(HEADER, HEADER + length),
      });
      data = data.subarray(HEADER + length);
    }
    this.#rest = data;
    return frames;
  }
}

const HEADER = 8;

export interface LogFrame {
  readonly stream: "stdout" | "stderr";
  readonly bytes: Buffer;
}
